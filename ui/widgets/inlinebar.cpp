// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inlinebar.h"

#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

namespace muster::ui {

namespace {

constexpr int kGlyph = 18;
constexpr int kGap = 12;
/// What a sentence needs beside its answers.
constexpr int kWordsWidth = 260;
constexpr int kFieldWidth = 96;

void setInk(QLabel* label, const QColor& ink)
{
    auto palette = label->palette();
    palette.setColor(QPalette::WindowText, ink);
    label->setPalette(palette);
}

} // namespace

InlineBar::InlineBar(const ThemeValues& theme, QWidget* parent)
    : AnswerBar(theme, kWordsWidth, parent)
    , m_label(new QLabel(this))
    , m_field(new QLineEdit(this))
    , m_complaint(new QLabel(this))
    , m_accept(new Button(Button::Kind::Solid, QString(), theme, this))
    , m_dismiss(new Button(Button::Kind::Outlined, QString(), theme, this))
{
    setObjectName(QStringLiteral("inlineBar"));
    m_label->setBuddy(m_field);
    m_field->setObjectName(QStringLiteral("field"));
    m_complaint->setWordWrap(true);
    m_complaint->hide();
    m_accept->setObjectName(QStringLiteral("accept"));
    m_dismiss->setObjectName(QStringLiteral("dismiss"));
    m_dismiss->setKeyHint(tr("Esc"));

    words()->addWidget(m_complaint);
    answers()->addWidget(m_label);
    answers()->addWidget(m_field, 1);
    answers()->addWidget(m_accept);
    answers()->addWidget(m_dismiss);

    connect(m_accept, &Button::clicked, this, [this] { emit accepted(typed()); });
    connect(m_dismiss, &Button::clicked, this, &InlineBar::dismissed);
    restyle(theme);
}

InlineBar::~InlineBar() = default;

void InlineBar::say(Tone tone, const QString& lead, const QString& words)
{
    m_tone = tone;
    write(lead, words);
    complain({});
    restyle(theme());
}

void InlineBar::askFor(const QString& label, const QString& prefilled)
{
    m_label->setText(label);
    m_label->setVisible(!label.isEmpty());
    m_field->setVisible(!label.isEmpty());
    m_field->setAccessibleName(label);
    m_field->setText(prefilled);
    m_accept->setKeyHint(label.isEmpty() ? QString() : tr("Enter"));
}

void InlineBar::offer(const QString& accept, const QString& dismiss, const QString& keys)
{
    m_accept->setText(accept);
    m_accept->setVisible(!accept.isEmpty());
    m_dismiss->setText(dismiss);
    m_dismiss->setVisible(!dismiss.isEmpty());
    if (!keys.isEmpty())
        m_accept->setKeyHint(keys);
}

void InlineBar::complain(const QString& sentence)
{
    m_complaint->setText(sentence);
    m_complaint->setVisible(!sentence.isEmpty());
}

void InlineBar::open()
{
    fold();
    show();
    if (!m_field->isHidden()) {
        m_field->setFocus(Qt::OtherFocusReason);
        m_field->selectAll();
    } else if (!m_dismiss->isHidden()) {
        m_dismiss->setFocus(Qt::OtherFocusReason);
    } else {
        m_accept->setFocus(Qt::OtherFocusReason);
    }
}

void InlineBar::openQuietly()
{
    fold();
    show();
}

QString InlineBar::typed() const
{
    return m_field->text().trimmed();
}

void InlineBar::setTheme(const ThemeValues& theme)
{
    m_accept->setTheme(theme);
    m_dismiss->setTheme(theme);
    restyle(theme);
}

void InlineBar::restyle(const ThemeValues& theme)
{
    dress(theme, m_tone == Tone::Neutral ? 0 : kGlyph + kGap);
    m_label->setFont(theme.font(TypeScale::Token::Table));
    setInk(m_label, theme.colors.muted);
    m_field->setFont(theme.font(TypeScale::Token::Body));
    m_field->setMinimumWidth(theme.px(kFieldWidth));
    m_complaint->setFont(theme.font(TypeScale::Token::Table));
    setInk(m_complaint, theme.colors.warning);
}

void InlineBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (m_dismiss->isHidden())
            break;
        emit dismissed();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // The button that has the keyboard is the one that is meant.
        if (m_dismiss->hasFocus())
            m_dismiss->click();
        else if (!m_accept->isHidden())
            m_accept->click();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

QColor InlineBar::ground() const
{
    const auto& colors = theme().colors;
    return m_tone == Tone::Critical ? colors.criticalBand
        : m_tone == Tone::Caution   ? colors.cautionBand
                                    : AnswerBar::ground();
}

void InlineBar::paintEvent(QPaintEvent* event)
{
    AnswerBar::paintEvent(event);
    if (m_tone == Tone::Neutral)
        return;
    QPainter painter(this);
    const auto glyph = m_tone == Tone::Critical ? Glyph::Critical : Glyph::Warning;
    GlyphPainter::paint(
        &painter, glyph, QRectF(kPageInset, (height() - kGlyph) / 2.0, kGlyph, kGlyph), theme().colors);
}

} // namespace muster::ui
