// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timebox.h"

#include "ui/panels/lineofwords.h"
#include "ui/widgets/glyphpainter.h"

#include <QPainter>

namespace muster::ui {

namespace {

constexpr int kGap = 5;
constexpr int kGlyph = 15;

qint64 wholeMinutes(Millis time)
{
    return std::chrono::duration_cast<std::chrono::minutes>(time).count();
}

} // namespace

TimeBox::TimeBox(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

TimeBox::~TimeBox() = default;

void TimeBox::setTimes(Millis spent, std::optional<Millis> planned)
{
    const auto before = sizeHint();
    m_spent = std::max(spent, Millis { 0 });
    m_planned = planned;
    if (sizeHint() != before)
        updateGeometry();
    update();
}

void TimeBox::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QString TimeBox::warning() const
{
    if (!isOver())
        return {};
    // The planned time is given in its own words unless both are whole minutes under two hours.
    return *m_planned % std::chrono::minutes(1) == Millis { 0 } && wholeMinutes(m_spent) < 120
        ? tr("taking longer than planned (%1 of %2 min)")
              .arg(wholeMinutes(m_spent))
              .arg(wholeMinutes(*m_planned))
        : tr("taking longer than planned (%1)").arg(durationText(*m_planned));
}

QString TimeBox::figure() const
{
    const auto text = clockText(m_spent);
    return text.startsWith(u"00:") ? text.mid(3) : text;
}

QString TimeBox::rest() const
{
    return m_planned ? tr("of %1").arg(durationText(*m_planned)) : QString();
}

QSize TimeBox::sizeHint() const
{
    if (!m_planned)
        return { 0, 0 };
    const auto words = m_theme.type.words(13);
    const auto width = std::max(widthOf(tr("time box"), words), m_theme.px(kGlyph))
        + widthOf(figure(), m_theme.type.figures(16)) + widthOf(rest(), words) + 2 * m_theme.px(kGap);
    return { width, m_theme.px(36) };
}

void TimeBox::paintEvent(QPaintEvent*)
{
    if (!m_planned)
        return;
    QPainter painter(this);
    const auto& colors = m_theme.colors;
    const auto figures = m_theme.type.figures(16);
    const auto words = m_theme.type.words(13);
    if (!isOver()) {
        paintLine(&painter, m_shapes, rect(),
            { { tr("time box"), words, colors.muted }, { figure(), figures, colors.text },
                { rest(), words, colors.muted } },
            {}, m_theme.px(kGap));
        return;
    }
    const auto side = m_theme.px(kGlyph);
    const auto used = widthOf(figure(), figures) + widthOf(rest(), words) + m_theme.px(kGap);
    const auto left = width() - used;
    GlyphPainter::paint(&painter, Glyph::Warning,
        QRectF(left - side - m_theme.px(kGap), (height() - side) / 2.0, side, side), colors);
    paintLine(&painter, m_shapes, rect().adjusted(left, 0, 0, 0),
        { { figure(), figures, colors.warning }, { rest(), words, colors.muted } }, {}, m_theme.px(kGap));
}

} // namespace muster::ui
