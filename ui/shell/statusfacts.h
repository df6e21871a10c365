// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diskspace.h"
#include "ui/widgets/theme.h"

#include <QObject>

#include <optional>

class QLabel;
class QStatusBar;

namespace muster::session {
class IncidentSession;
}

namespace muster::ui {

class FactButton;

/// What is said of the disk that holds the record; empty while it has room.
[[nodiscard]] QString diskWords(const DiskSpace& space);

/// The right end of the status bar: whether the disk has room, whether the record was left elsewhere, what is
/// saved, whose clock it is, which plan, which incident. Changes with events, never with the clock; in a
/// narrow window the approval, the plan and the id give way, then words about leaving the record elsewhere.
/// Thread: main. Owner: the status bar.
class StatusFacts final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusFacts)
public:
    StatusFacts(QStatusBar* bar, const ThemeValues& theme);
    ~StatusFacts() override;

    /// `approval` is how its plan stood when it was declared; empty as long as that is not known.
    void show(const session::IncidentSession& incident, const QString& approval);
    /// Without an incident: where the log is; empty while it is not open.
    void showFolder(const QString& folder);
    /// Whether the machine's clock follows others, as far as is known; shown from the next show() on.
    void setClock(std::optional<bool> isSynchronised) { m_isSynchronised = isSynchronised; }
    /// What is open beside the incident that is shown; empty for nothing. Shown from the next show() on.
    void setOthers(const QString& words) { m_others = words; }
    /// What the disk has left; nothing when it cannot be told. Shown at once, in every form.
    void setDisk(const std::optional<DiskSpace>& space);
    /// How the situation page stands, and in a sentence; empty while none is kept. Shown at once, in every
    /// form.
    void setPage(const QString& words, const QString& sentence, bool isTrouble);
    /// How the log stands to that of the team's server; empty while none is used. Shown at once, in every
    /// form.
    void setSync(const QString& words, const QString& sentence, bool isTrouble);
    /// Nothing is heard of what becomes overdue. Shown at once, in every form.
    void setMuted(bool muted);
    void setTheme(const ThemeValues& theme);

signals:
    /// Somebody wants to leave the record elsewhere, or to see where it was left.
    void anchorWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static void tell(QLabel* label, const QString& words, bool isTrouble);
    [[nodiscard]] static int roomOf(const QLabel* label);
    /// The fullest form that the bar has room for.
    void write();

    QStatusBar* m_bar;
    QLabel* m_disk;
    QLabel* m_page;
    QLabel* m_sync;
    FactButton* m_anchor;
    QLabel* m_line;
    std::optional<bool> m_isSynchronised;
    QString m_others;
    bool m_muted = false;
    bool m_diskIsFull = false;
    bool m_pageHasTrouble = false;
    bool m_syncHasTrouble = false;
    struct Form {
        QStringList facts;
        /// Of the button; empty for none.
        QString anchor;
    };
    /// From all facts to those that nobody can do without.
    QList<Form> m_forms;
    /// Said by a screen reader whatever form is shown.
    QString m_anchorWords;
    bool m_anchorIsDue = false;
};

} // namespace muster::ui
