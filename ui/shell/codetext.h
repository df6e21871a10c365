// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QPlainTextEdit>

namespace muster::ui {

/// A text without blanks that is read and copied, never typed: it breaks where its width ends, and is as high
/// as it then is. Nothing that was not in it gets into what is copied. Thread: main.
class CodeText final : public QPlainTextEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeText)
public:
    explicit CodeText(const ThemeValues& theme, QWidget* parent = nullptr);
    ~CodeText() override;

    void setCode(const QString& code);
    void setTheme(const ThemeValues& theme);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
};

} // namespace muster::ui
