// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/cadence.h"
#include "core/session/incidentsession.h"
#include "ui/models/twolines.h"
#include "ui/models/walltime.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace muster::ui {

class AttentionButton;
class Button;

/// The line that is always there: mode, incident, time since the failure, the promise that ends first, who is
/// to be told something next, who commands, what needs somebody, and the time. Its slots never move; only the
/// title gives way. Without an incident it offers to declare one.
/// Thread: main.
class CommandStrip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandStrip)
public:
    enum class Log {
        Opening,
        Open, ///< so that something can be declared at all
        Shut, ///< it could not be opened, which nobody must overlook
    };

    CommandStrip(const MachineClock& clock, const ThemeValues& theme, QWidget* parent = nullptr);
    ~CommandStrip() override;

    /// Null for none.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// What stands under "No incident".
    void setIdleWords(const QString& words);
    /// The key of its button, as QKeySequence writes it.
    void setDeclareKeys(const QString& keys);
    void setLog(Log log);
    /// Whether it offers to declare something, where nothing is open.
    void setOffers(bool offers);
    /// How many things need somebody, and whether one is broken already.
    void setAttention(qsizetype count, bool critical);
    /// Once a second; repaints the clocks that moved and tells nobody.
    void tick();
    void setCompact(bool compact);
    void setTheme(const ThemeValues& theme);

    /// All of it in sentences, without seconds, as of now.
    [[nodiscard]] QString spoken() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void declareWanted();
    void drillWanted();
    void handOverWanted();
    void composeWanted();
    void attentionWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Slots;
    /// The figures of this moment, in words.
    struct Clocks {
        QString elapsed;
        QString worst;
        QString worstName;
        QString worstOf;
        QString worstBack;
        QString update;
        QString updateCaption;
        Urgency updateUrgency = Urgency::None;
        bool worstOver = false;
        bool worstSoon = false;
        bool worstIsWord = false;
        bool paused = false;
        QString time;
        QString twin;
        bool operator==(const Clocks&) const = default;
    };

    [[nodiscard]] Slots place() const;
    [[nodiscard]] Clocks readClocks() const;
    void readWorst(Clocks& clocks, const incident::Objectives& objectives) const;
    void readUpdate(Clocks& clocks, Instant now) const;
    void showState();
    void arrange();
    void paintMode(QPainter* painter, const QRect& slot) const;
    void paintTitle(QPainter* painter, const QRect& slot) const;
    void paintElapsed(QPainter* painter, const QRect& slot) const;
    void paintWorst(QPainter* painter, const QRect& slot) const;
    void paintUpdate(QPainter* painter, const QRect& slot) const;
    void paintCommand(QPainter* painter, const QRect& slot) const;
    void paintTime(QPainter* painter, const QRect& slot) const;
    void paintCaption(QPainter* painter, const QRect& slot, const QString& text, const QColor& ink) const;
    void paintClock(QPainter* painter, const QRect& slot, const QString& text, const QColor& ink) const;
    [[nodiscard]] bool isDrill() const;
    [[nodiscard]] QFont clockFont() const;
    [[nodiscard]] int captionMiddle() const;
    [[nodiscard]] int clockMiddle() const;

    const MachineClock& m_clock;
    std::shared_ptr<session::IncidentSession> m_incident;
    ThemeValues m_theme;
    WallTime m_time;
    QString m_idle;
    Clocks m_clocks;
    /// The message that is due first.
    std::optional<incident::UpdateDue> m_update;
    int m_recovered = 0;
    int m_affected = 0;
    bool m_compact = false;
    Log m_log = Log::Opening;
    bool m_offers = true;
    Button* m_declare;
    Button* m_drill;
    Button* m_compose;
    Button* m_handOver;
    AttentionButton* m_attention;
};

} // namespace muster::ui
