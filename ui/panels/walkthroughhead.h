// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStringList>
#include <QWidget>

namespace muster::ui {

/// What the head says of a plan, each in a few words; all but the version may be empty.
struct PlanFacts {
    /// "Plan 0.2.0"
    QString version = {};
    /// "frozen 03:12"
    QString frozen = {};
    /// "tested 2026-03-01 by Priya"
    QString tested = {};
    /// It is not to be relied on as one that was tested.
    bool isTestOverdue = false;
    /// "3 defects open"
    QString defects = {};
    /// "owner Sam"
    QString owner = {};

    bool operator==(const PlanFacts&) const = default;
    /// Those that are said, in their order.
    [[nodiscard]] QStringList all() const;
};

/// Name of the running phase, how it is worked through, and at the right what is known of the plan. What was
/// changed of it is said before, and told one by one where the mouse rests. Where there is little room
/// nothing of the plan is cut off: when it was frozen goes first, then its owner, its defects and its test;
/// its version stays, and the name of the phase steps back for it. A screen reader is told all.
class WalkthroughHead final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WalkthroughHead)
public:
    explicit WalkthroughHead(const ThemeValues& theme, QWidget* parent = nullptr);
    ~WalkthroughHead() override;

    /// `mode` may be empty.
    void setWords(const QString& title, const QString& mode, const PlanFacts& facts);
    /// What of the plan is painted in the width that the head has.
    [[nodiscard]] QStringList shownFacts() const;
    /// Each in a few words, oldest first; none for a plan as it was.
    void setChanges(const QStringList& changes);
    void setTheme(const ThemeValues& theme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void name();
    struct Room {
        int title = 0;
        int facts = 0;
    };
    [[nodiscard]] Room roomIn(int width) const;
    [[nodiscard]] QStringList factsIn(int room) const;
    [[nodiscard]] int widthOfFacts(const QStringList& facts) const;

    ThemeValues m_theme;
    WordShapes m_shapes;
    QString m_title;
    QString m_mode;
    PlanFacts m_facts;
    /// "3 changes"
    QString m_changes;
};

} // namespace muster::ui
