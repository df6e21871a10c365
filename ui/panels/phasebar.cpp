// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/phasebar.h"

#include "ui/panels/lineofwords.h"

#include <QPainter>
#include <QStringList>

namespace muster::ui {

namespace {

constexpr int kGap = 4;
constexpr int kBar = 4;
constexpr int kWords = 20;
constexpr int kLeastWords = 32;
constexpr double kRunningShare = 1.45;

} // namespace

PhaseBar::PhaseBar(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

PhaseBar::~PhaseBar() = default;

void PhaseBar::setPhases(const QList<incident::PhaseView>& phases, int running)
{
    m_running = running;
    m_segments.clear();
    QStringList spoken;
    for (int i = 0; i < phases.size(); ++i) {
        const auto& phase = phases[i];
        Segment segment;
        segment.title
            = tr("%1 %2").arg(phase.code.isEmpty() ? QString::number(i + 1) : phase.code, phase.title);
        segment.inactive = phase.inactive;
        segment.done = phase.active > 0 ? static_cast<double>(phase.ended) / phase.active : 0;
        segment.count = tr("%1 of %2").arg(phase.ended).arg(phase.active);
        m_segments << segment;
        spoken << (phase.inactive ? tr("%1, not on the chosen path").arg(segment.title)
                                  : tr("%1, %2").arg(segment.title, segment.count));
    }
    const auto name = tr("Phases: %1").arg(spoken.join(QStringLiteral("; ")));
    if (accessibleName() != name)
        setAccessibleName(name);
    update();
}

void PhaseBar::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize PhaseBar::sizeHint() const
{
    return { m_theme.px(300), m_theme.px(kBar + kWords) };
}

QSize PhaseBar::minimumSizeHint() const
{
    return { m_theme.px(120), sizeHint().height() };
}

void PhaseBar::paintEvent(QPaintEvent*)
{
    if (m_segments.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& colors = m_theme.colors;
    const auto count = static_cast<int>(m_segments.size());
    const auto shares = count + (m_running >= 0 ? kRunningShare - 1 : 0);
    const auto unit = (width() - kGap * (count - 1)) / shares;
    const auto bar = m_theme.px(kBar);
    double x = 0;
    for (int i = 0; i < count; ++i) {
        const auto& segment = m_segments[i];
        const auto running = i == m_running;
        const auto wide = unit * (running ? kRunningShare : 1);
        painter.setPen(colors.outlinesGrounds() ? QPen(colors.border, 1) : QPen(Qt::NoPen));
        painter.setBrush(segment.inactive && !colors.outlinesGrounds() ? colors.hairline : colors.clockTrack);
        painter.drawRoundedRect(QRectF(x, 0, wide, bar), 1, 1);
        painter.setPen(Qt::NoPen);
        painter.setBrush(running ? colors.current : colors.muted);
        if (segment.done > 0)
            painter.drawRoundedRect(QRectF(x, 0, wide * segment.done, bar), 1, 1);
        const auto words = running ? tr("%1 · %2").arg(segment.title, segment.count) : segment.title;
        const auto weight = running ? QFont::DemiBold : QFont::Normal;
        const QRect place(static_cast<int>(x), bar, static_cast<int>(wide) - m_theme.px(4), height() - bar);
        x += wide + kGap;
        // A letter and an ellipsis tell nobody anything.
        if (place.width() < m_theme.px(kLeastWords))
            continue;
        paintLine(&painter, m_shapes, place,
            { { words, m_theme.type.words(12, weight), running ? colors.text : colors.muted } }, {}, 0);
    }
}

} // namespace muster::ui
