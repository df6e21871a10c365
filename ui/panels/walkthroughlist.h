// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"

#include <QListView>
#include <QPointer>

#include <optional>

namespace muster::ui {

class ChecklistModel;
class CurrentStepCard;
class StepLineDelegate;

/// The lines of a walkthrough with the card among them. Looking around moves the view and the selected line,
/// never the current step.
class WalkthroughList final : public QListView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WalkthroughList)
public:
    /// Takes the card as a child; model and delegate are the caller's.
    WalkthroughList(
        ChecklistModel* model, StepLineDelegate* delegate, CurrentStepCard* card, QWidget* parent = nullptr);
    ~WalkthroughList() override;

    /// How many ended lines stay in sight above the card.
    void setLinesAbove(int lines) { m_linesAbove = lines; }
    /// Puts card and lines where they belong, if anything has changed their room.
    void layOutCard();
    /// The same when their room has changed for a reason that the list cannot see, e.g. another font.
    void layOutAgain();
    /// Scrolls so that the card and the newest ended lines are in sight.
    void returnToCard();
    [[nodiscard]] bool isCardInSight() const;

signals:
    void cardInSightChanged(bool inSight);
    /// Enter or a double click on a line.
    void lineOpened(int row);
    /// Home or the full stop.
    void returnWanted();
    /// The list got or lost the keyboard.
    void keyboardMoved();

protected:
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void placeCard();
    void foldLines();

    ChecklistModel* m_model;
    StepLineDelegate* m_delegate;
    CurrentStepCard* m_card;
    int m_linesAbove = 3;
    bool m_wasInSight = true;
    bool m_placing = false;
    bool m_stale = true;
    /// Where the selected line was, while steps come and go around it.
    std::optional<incident::StepAddress> m_selected;
};

} // namespace muster::ui
