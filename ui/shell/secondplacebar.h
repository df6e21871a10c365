// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/answerbar.h"

class QFileSystemModel;
class QLabel;
class QLineEdit;

namespace muster::ui {

class Button;

/// Says that the disk with the log fails, asks for another folder and tells what came of it, above the page.
/// It takes the keyboard only when somebody asks for the field. Enter takes the first button, Escape the
/// last. Thread: main.
class SecondPlaceBar final : public AnswerBar {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecondPlaceBar)
public:
    explicit SecondPlaceBar(const ThemeValues& theme, QWidget* parent = nullptr);
    ~SecondPlaceBar() override;

    /// `reason` says NOT RECORDED, and why.
    void offer(const QString& reason);
    /// The field, with what was typed before.
    void askForFolder(const QString& reason);
    /// Gives the field the keyboard.
    void takeKeyboard();
    /// One sentence at the field about the folder; empty for none.
    void complain(const QString& sentence);
    /// Nothing can be answered meanwhile.
    void showGoing(const QString& folder);
    /// What came of it; `isCaution` when something stayed behind.
    void showDone(const QString& lead, const QString& words, bool isCaution);
    void setTheme(const ThemeValues& theme);

signals:
    void chooseWanted();
    /// As it was typed or chosen.
    void folderChosen(const QString& folder);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] QColor ground() const override;

private:
    enum class Tone { Neutral, Caution, Critical };

    void say(Tone tone, const QString& lead, const QString& words);
    void allow(const QString& accept, const QString& dismiss);
    void showField(bool visible);
    void browse();
    void restyle(const ThemeValues& theme);

    Tone m_tone = Tone::Neutral;
    QLineEdit* m_field;
    QLabel* m_complaint;
    Button* m_accept;
    Button* m_browse;
    Button* m_dismiss;
    /// Made when somebody asks for the field.
    QFileSystemModel* m_folders = nullptr;
};

} // namespace muster::ui
