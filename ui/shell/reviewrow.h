// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

namespace muster::ui {

class Button;
class Paragraph;

/// One thing to be read in a review, a remark or a follow-up, and what can be done about it. Thread: main.
/// Owner: its parent.
class ReviewRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReviewRow)
public:
    enum class Ink { Plain, Muted, Critical };
    struct Act {
        /// "answer": names the button for whoever looks for it.
        QString id;
        QString text;
        std::function<void()> act;
    };

    /// `sentence` says all of it.
    ReviewRow(const QString& sentence, Ink ink, const QList<Act>& acts, const ThemeValues& theme,
        QWidget* parent = nullptr);
    ~ReviewRow() override;

    [[nodiscard]] QString sentence() const;
    /// The button of this act; null for none.
    [[nodiscard]] Button* button(const QString& id) const;

private:
    Paragraph* m_words;
};

} // namespace muster::ui
