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
    : QWidget(parent)
    , m_theme(theme)
    , m_sentence(new QLabel(this))
    , m_label(new QLabel(this))
    , m_field(new QLineEdit(this))
    , m_complaint(new QLabel(this))
    , m_accept(new Button(Button::Kind::Solid, QString(), theme, this))
    , m_dismiss(new Button(Button::Kind::Outlined, QString(), theme, this))
{
    setObjectName(QStringLiteral("inlineBar"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_label->setBuddy(m_field);
    m_field->setObjectName(QStringLiteral("field"));
    m_complaint->setWordWrap(true);
    m_complaint->hide();
    m_accept->setObjectName(QStringLiteral("accept"));
    m_dismiss->setObjectName(QStringLiteral("dismiss"));
    m_dismiss->setKeyHint(tr("Esc"));

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_sentence);
    words->addWidget(m_complaint);
    m_answers = new QHBoxLayout;
    m_answers->setSpacing(kGap);
    m_answers->addWidget(m_label);
    m_answers->addWidget(m_field, 1);
    m_answers->addWidget(m_accept);
    m_answers->addWidget(m_dismiss);
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_row->setSpacing(kGap);
    m_row->addLayout(words, 1);
    m_row->addLayout(m_answers);

    connect(m_accept, &Button::clicked, this, [this] { emit accepted(typed()); });
    connect(m_dismiss, &Button::clicked, this, &InlineBar::dismissed);
    hide();
    restyle();
}

InlineBar::~InlineBar() = default;

void InlineBar::say(Tone tone, const QString& lead, const QString& words)
{
    m_tone = tone;
    m_lead = lead;
    m_words = words;
    complain({});
    restyle();
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

void InlineBar::offer(const QString& accept, const QString& dismiss)
{
    m_accept->setText(accept);
    m_accept->setVisible(!accept.isEmpty());
    m_dismiss->setText(dismiss);
    m_dismiss->setVisible(!dismiss.isEmpty());
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

void InlineBar::fold()
{
    const auto margins = m_row->contentsMargins();
    const int beside = margins.left() + margins.right() + m_theme.px(kWordsWidth) + kGap
        + m_answers->minimumSize().width();
    m_row->setDirection(width() < beside ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QSize InlineBar::minimumSizeHint() const
{
    const auto margins = m_row->contentsMargins();
    return { margins.left() + margins.right() + m_answers->minimumSize().width(),
        QWidget::minimumSizeHint().height() };
}

void InlineBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

QString InlineBar::typed() const
{
    return m_field->text().trimmed();
}

void InlineBar::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_accept->setTheme(theme);
    m_dismiss->setTheme(theme);
    restyle();
}

void InlineBar::restyle()
{
    const int glyphRoom = m_tone == Tone::Neutral ? 0 : kGlyph + kGap;
    layout()->setContentsMargins(kPageInset + glyphRoom, 10, kPageInset, 10);
    m_sentence->setFont(m_theme.font(TypeScale::Token::Body));
    setInk(m_sentence, m_theme.colors.text);
    m_sentence->setText(QStringLiteral("<b>%1</b> %2").arg(m_lead.toHtmlEscaped(), m_words.toHtmlEscaped()));
    m_sentence->setAccessibleName(m_words.isEmpty() ? m_lead : m_lead + u' ' + m_words);
    m_label->setFont(m_theme.font(TypeScale::Token::Table));
    setInk(m_label, m_theme.colors.muted);
    m_field->setFont(m_theme.font(TypeScale::Token::Body));
    m_field->setMinimumWidth(m_theme.px(kFieldWidth));
    m_complaint->setFont(m_theme.font(TypeScale::Token::Table));
    setInk(m_complaint, m_theme.colors.warning);
    update();
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

void InlineBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto& colors = m_theme.colors;
    const auto ground = m_tone == Tone::Critical ? colors.criticalBand
        : m_tone == Tone::Caution                ? colors.cautionBand
                                                 : colors.raised;
    painter.fillRect(rect(), ground);
    if (colors.outlinesGrounds())
        painter.fillRect(QRect(0, height() - colors.outline, width(), colors.outline), colors.border);
    if (m_tone == Tone::Neutral)
        return;
    const auto glyph = m_tone == Tone::Critical ? Glyph::Critical : Glyph::Warning;
    GlyphPainter::paint(
        &painter, glyph, QRectF(kPageInset, (height() - kGlyph) / 2.0, kGlyph, kGlyph), colors);
}

} // namespace muster::ui
