// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/codetext.h"

#include <QFontMetricsF>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace muster::ui {

CodeText::CodeText(const ThemeValues& theme, QWidget* parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    setTheme(theme);
}

CodeText::~CodeText() = default;

void CodeText::setCode(const QString& code)
{
    setPlainText(code);
    fit();
}

void CodeText::setTheme(const ThemeValues& theme)
{
    auto ground = palette();
    ground.setColor(QPalette::Base, theme.colors.panel);
    ground.setColor(QPalette::Text, theme.colors.text);
    setPalette(ground);
    setFont(theme.font(TypeScale::Token::Mono));
    fit();
}

void CodeText::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void CodeText::fit()
{
    // Every letter of this font is as wide as every other.
    const QFontMetricsF metrics(font());
    const auto perLine = std::max(1.0, std::floor((width() - 1) / metrics.horizontalAdvance(u'0')));
    const auto lines = std::max(1.0, std::ceil(static_cast<double>(toPlainText().size()) / perLine));
    setFixedHeight(static_cast<int>(std::ceil(lines * metrics.lineSpacing())) + 1);
}

} // namespace muster::ui
