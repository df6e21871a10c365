// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <memory>

namespace muster::ui {

class Button;

/// The line that is always there: mode, incident, time since the failure, the promise that ends first, who
/// commands, and the time. Its slots never move; only the title gives way. Without an incident it offers to
/// declare one.
/// Thread: main.
class CommandStrip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandStrip)
public:
    CommandStrip(const MachineClock& clock, const ThemeValues& theme, QWidget* parent = nullptr);
    ~CommandStrip() override;

    /// Null for none.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// What stands under "No incident".
    void setIdleWords(const QString& words);
    /// Whether the log is open, so that something can be declared at all.
    void setReady(bool ready);
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
        bool worstOver = false;
        bool worstIsWord = false;
        bool paused = false;
        QString time;
        QString twin;
        bool operator==(const Clocks&) const = default;
    };

    [[nodiscard]] Slots place() const;
    [[nodiscard]] Clocks readClocks() const;
    void readWorst(Clocks& clocks, const incident::Objectives& objectives) const;
    void showState();
    void arrange();
    void paintMode(QPainter* painter, const QRect& slot) const;
    void paintTitle(QPainter* painter, const QRect& slot) const;
    void paintElapsed(QPainter* painter, const QRect& slot) const;
    void paintWorst(QPainter* painter, const QRect& slot) const;
    void paintCommand(QPainter* painter, const QRect& slot) const;
    void paintTime(QPainter* painter, const QRect& slot) const;
    void paintCaption(QPainter* painter, const QRect& slot, const QString& text) const;
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
    int m_recovered = 0;
    int m_affected = 0;
    bool m_compact = false;
    bool m_ready = false;
    Button* m_declare;
    Button* m_drill;
    Button* m_handOver;
};

} // namespace muster::ui
