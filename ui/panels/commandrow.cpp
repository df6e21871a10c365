// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/commandrow.h"

#include "core/plan/commandtext.h"
#include "ui/panels/paragraph.h"
#include "ui/widgets/button.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace muster::ui {

using Token = TypeScale::Token;

CommandRow::CommandRow(const plan::CommandLine& command, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(plan::commandText(command.argv))
    , m_line(new Paragraph)
    , m_needs(new Paragraph)
    , m_copy(new Button(Button::Kind::Outlined, tr("Copy"), theme))
{
    m_line->setWords(m_text);
    QStringList notes;
    if (!command.environment.isEmpty())
        notes << tr("needs %1").arg(command.environment.keys().join(QStringLiteral(", ")));
    if (!command.expectOutput.isEmpty())
        notes << tr("its output must say “%1”").arg(command.expectOutput);
    if (command.timeout)
        notes << tr("give it %1").arg(durationText(*command.timeout));
    m_needs->setWords(notes.join(QStringLiteral(" · ")));
    m_needs->setVisible(!notes.isEmpty());
    m_copy->setObjectName(QStringLiteral("card.copy"));
    m_copy->setHeight(Button::Height::Small);
    m_copy->setAccessibleName(tr("Copy the command %1").arg(m_text));
    auto* texts = new QVBoxLayout;
    texts->addWidget(m_line);
    texts->addWidget(m_needs);
    auto* row = new QHBoxLayout(this);
    row->addLayout(texts, 1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    connect(m_copy, &QPushButton::clicked, this, &CommandRow::copy);
    restyle();
}

CommandRow::~CommandRow() = default;

void CommandRow::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
    m_copy->setText(tr("Copied"));
}

void CommandRow::setKeyHint(const QString& keys)
{
    m_copy->setKeyHint(keys);
}

QWidget* CommandRow::stop() const
{
    return m_copy;
}

void CommandRow::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_copy->setTheme(theme);
    restyle();
}

void CommandRow::restyle()
{
    layout()->setContentsMargins(m_theme.px(10), m_theme.px(5), m_theme.px(5), m_theme.px(5));
    layout()->setSpacing(m_theme.px(8));
    m_line->setStyle(m_theme.font(Token::Mono), m_theme.colors.text);
    m_line->setMinimumHeight(m_theme.px(kSmallControlHeight));
    m_needs->setStyle(m_theme.type.words(13), m_theme.colors.muted);
    update();
}

void CommandRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colors.hairline, 1));
    painter.setBrush(m_theme.colors.field);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kControlRadius, kControlRadius);
}

} // namespace muster::ui
