// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <map>
#include <optional>

class QVBoxLayout;

namespace muster::ui {

class Button;

/// What can be done about a step beside its main act; each has a key of its own.
enum class StepOption { Together, Start, Hold, Wait, Defer, Skip, Fail, ByHand, Alone, Again, Misfit };

/// The buttons of the current step: the main act, and beside or below it as many rows of others as they need.
class StepButtons final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepButtons)
public:
    /// `name` begins the object names: "card" makes "card.primary", "card.skip".
    StepButtons(const QString& name, const ThemeValues& theme, QWidget* parent = nullptr);
    ~StepButtons() override;

    struct Primary {
        QString words;
        /// Said instead where there is no room for the words; empty for none.
        QString shortWords;
        bool enabled = true;
        /// Nothing around it moves for the moment that the disk takes.
        bool saving = false;
    };
    void setPrimary(const Primary& primary);
    /// The others, in the order of StepOption.
    void setOptions(const QList<StepOption>& shown, bool enabled);
    /// How many are confirmed with StepOption::Together.
    void setTogether(qsizetype steps);
    [[nodiscard]] bool offers(StepOption option) const;
    /// The option of a letter; nothing where the letter means nothing or what it means is not offered.
    [[nodiscard]] std::optional<StepOption> optionOf(int key) const;
    /// What takes the keyboard, in order.
    [[nodiscard]] QList<QWidget*> stops() const;
    void setTheme(const ThemeValues& theme);

signals:
    void primaryPressed();
    void optionPressed(muster::ui::StepOption option);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    ThemeValues m_theme;
    Primary m_words;
    QVBoxLayout* m_rows;
    Button* m_primary;
    std::map<StepOption, Button*> m_options;
    QList<StepOption> m_shown;
};

} // namespace muster::ui
