// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QGridLayout;

namespace muster::ui {

class AlternativeButton;
class Paragraph;

/// A decision with its alternatives. Left and right move between them, 1 to 5 pick one; nothing is chosen by
/// itself.
class DecisionBox final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DecisionBox)
public:
    explicit DecisionBox(const ThemeValues& theme, QWidget* parent = nullptr);
    ~DecisionBox() override;

    /// Nothing to decide hides it. `against` says of answers what speaks against them tonight; they can be
    /// chosen all the same.
    void setDecision(const std::optional<plan::Decision>& decision,
        const std::optional<plan::AnswerId>& chosen, const QHash<plan::AnswerId, QString>& against = {});
    void setOpen(bool open);
    void setTheme(const ThemeValues& theme);

    /// Null for none.
    [[nodiscard]] const plan::Answer* chosen() const;
    /// Picks an alternative, counted from 0, and gives it the keyboard. False if there is none.
    bool pick(qsizetype number);
    /// Whether there is something to choose and nothing is chosen yet.
    [[nodiscard]] bool isUndecided() const;
    void takeKeyboard();
    /// The last part that takes the keyboard; null while nothing is asked.
    [[nodiscard]] QWidget* lastStop() const;

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restyle();

    ThemeValues m_theme;
    Paragraph* m_question;
    QGridLayout* m_grid;
    QButtonGroup* m_group;
    QList<AlternativeButton*> m_alternatives;
};

} // namespace muster::ui
