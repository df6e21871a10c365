// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

#include <functional>

class QStackedWidget;

namespace muster::ui {

class InlineBar;

/// The middle of the window: one page, and above it whatever must be asked or told without covering it.
/// Thread: main.
class Stage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Stage)
public:
    explicit Stage(const ThemeValues& theme, QWidget* parent = nullptr);
    ~Stage() override;

    void addPage(QWidget* page);
    /// Takes back an open question, and gives the page the keyboard unless it has it already.
    void show(QWidget* page, bool takesKeyboard = true);
    [[nodiscard]] QWidget* page() const;

    using Answer = std::function<void(const QString& typed)>;
    void ask(const QString& lead, const QString& words, const QString& accept, const QString& dismiss,
        Answer answer);
    /// Asks for one line; the answer may complain() and leave the question open.
    void askFor(const QString& label, const QString& lead, const QString& accept, const QString& dismiss,
        Answer answer);
    void complain(const QString& sentence);
    void stopAsking();

    /// Tells why something is not done; and in `words` what that means now.
    void refuse(const QString& text, const QString& words = {});
    void offerResume(const QString& words);
    void withdrawResume();

    void setTheme(const ThemeValues& theme);

signals:
    void resumed();

private:
    QStackedWidget* m_pages;
    InlineBar* m_question;
    InlineBar* m_refusal;
    InlineBar* m_resume;
    Answer m_answer;
};

} // namespace muster::ui
