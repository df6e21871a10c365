// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandstrip.h"

#include "ui/models/commsmodel.h"
#include "ui/models/soonover.h"
#include "ui/shell/attentionbutton.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPaintEvent>
#include <QPainter>

namespace muster::ui {

namespace {

constexpr int kInset = 14;
constexpr int kCaptionEnd = 6;
/// Between a button in a slot and the end of it.
constexpr int kAfterButton = 10;
/// What the title keeps: the severity stands in it.
constexpr int kLeastTitle = 96;

/// Answers a screen reader when it asks, so that running clocks never have to announce anything.
class StripInterface final : public QAccessibleWidget {
public:
    explicit StripInterface(CommandStrip* strip)
        : QAccessibleWidget(strip, QAccessible::ToolBar)
        , m_strip(strip)
    {
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_strip->spoken() : QAccessibleWidget::text(kind);
    }

private:
    CommandStrip* m_strip;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* strip = qobject_cast<CommandStrip*>(object);
    return strip != nullptr ? new StripInterface(strip) : nullptr;
}

/// "16 min", "2 h 05"
QString minutesText(Millis duration)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(duration).count();
    if (minutes < 60)
        return CommandStrip::tr("%1 min").arg(minutes);
    return CommandStrip::tr("%1 h %2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

/// A figure whose left end and middle are given. When it is longer than the room, all of it gets smaller:
/// never a part of it is lost.
void paintFitted(
    QPainter* painter, QPoint start, const QString& figure, QFont font, int room, const QColor& ink)
{
    while (QFontMetrics(font).horizontalAdvance(figure) > room && font.pixelSize() > 12)
        font.setPixelSize(font.pixelSize() - 2);
    const QFontMetrics metrics(font);
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(start.x(), start.y() + (metrics.ascent() - metrics.descent()) / 2, figure);
}

Chip::Kind severityKind(const plan::Plan& plan, const plan::SeverityId& severity, bool drill)
{
    // The worst severity stands first in a plan; red is kept for it, and for the real thing.
    const bool worst = !plan.severities.isEmpty() && plan.severities.first().id == severity;
    return worst && !drill ? Chip::Kind::Critical : Chip::Kind::Neutral;
}

/// "Ada L." of "Ada Lovelace": who is called by it in a call.
QString initialled(const QString& name)
{
    const auto words = name.simplified().split(u' ');
    return words.size() < 2 ? name : QStringLiteral("%1 %2.").arg(words.first(), words.last().left(1));
}

} // namespace

/// Where everything lies. An unused slot is empty.
struct CommandStrip::Slots {
    QRect mode;
    QRect title;
    QRect elapsed;
    QRect worst;
    QRect update;
    QRect command;
    QRect attention;
    QRect time;
    QRect buttons;
};

CommandStrip::CommandStrip(const MachineClock& clock, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_theme(theme)
    , m_declare(new Button(Button::Kind::Solid, tr("Declare incident"), theme, this))
    , m_drill(new Button(Button::Kind::Outlined, tr("Start drill"), theme, this))
    , m_compose(new Button(Button::Kind::Outlined, tr("Compose"), theme, this))
    , m_handOver(new Button(Button::Kind::Outlined, tr("Hand over"), theme, this))
    , m_attention(new AttentionButton(theme, this))
{
    QAccessible::installFactory(&makeInterface);
    setObjectName(QStringLiteral("commandStrip"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_declare->setObjectName(QStringLiteral("strip.declare"));
    m_drill->setObjectName(QStringLiteral("strip.drill"));
    m_compose->setObjectName(QStringLiteral("strip.compose"));
    m_handOver->setObjectName(QStringLiteral("strip.handOver"));
    m_compose->setHeight(Button::Height::Small);
    m_handOver->setHeight(Button::Height::Small);
    connect(m_declare, &Button::clicked, this, &CommandStrip::declareWanted);
    connect(m_drill, &Button::clicked, this, &CommandStrip::drillWanted);
    connect(m_compose, &Button::clicked, this, &CommandStrip::composeWanted);
    connect(m_handOver, &Button::clicked, this, &CommandStrip::handOverWanted);
    connect(m_attention, &QToolButton::clicked, this, &CommandStrip::attentionWanted);
    setLog(Log::Opening);
    showState();
}

CommandStrip::~CommandStrip() = default;

void CommandStrip::setDeclareKeys(const QString& keys)
{
    m_declare->setKeyHint(keys);
}

void CommandStrip::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    if (m_incident)
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &CommandStrip::showState);
    showState();
}

void CommandStrip::setIdleWords(const QString& words)
{
    m_idle = words;
    update();
}

void CommandStrip::setOffers(bool offers)
{
    m_offers = offers;
    arrange();
}

void CommandStrip::setLog(Log log)
{
    m_log = log;
    for (auto* button : { m_declare, m_drill })
        button->setEnabled(log == Log::Open);
    update();
}

void CommandStrip::setCompact(bool compact)
{
    m_compact = compact;
    m_attention->setCompact(compact);
    arrange();
}

void CommandStrip::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    for (auto* button : { m_declare, m_drill, m_compose, m_handOver })
        button->setTheme(theme);
    m_attention->setTheme(theme);
    arrange();
}

void CommandStrip::setAttention(qsizetype count, bool critical)
{
    m_attention->setCount(count, critical);
}

bool CommandStrip::isDrill() const
{
    return m_incident && m_incident->state().kind == journal::StreamKind::Drill;
}

QSize CommandStrip::sizeHint() const
{
    return { m_theme.px(1024), m_theme.px(m_compact ? 48 : 64) };
}

QSize CommandStrip::minimumSizeHint() const
{
    return { 320, sizeHint().height() };
}

int CommandStrip::captionMiddle() const
{
    return m_theme.px(m_compact ? 11 : 12);
}

int CommandStrip::clockMiddle() const
{
    return m_theme.px(m_compact ? 32 : 42);
}

QFont CommandStrip::clockFont() const
{
    return m_theme.font(m_compact ? TypeScale::Token::CompactClock : TypeScale::Token::StripClock);
}

CommandStrip::Slots CommandStrip::place() const
{
    // A drill says more of its mode and of its time.
    const bool live = m_incident && !isDrill() && !m_incident->state().closedAt;
    int mode = m_theme.px(live ? (m_compact ? 66 : 78) : (m_compact ? 98 : 104));
    int time = m_theme.px(m_compact ? (isDrill() ? 118 : 112) : (isDrill() ? 152 : 136));
    int elapsed = m_theme.px(m_compact ? 146 : 208);
    int worst = m_theme.px(m_compact ? 178 : 310);
    int due = m_theme.px(m_compact ? 128 : 182);
    int command = m_theme.px(m_compact ? 112 : 180);
    int attention = m_theme.px(m_compact ? 72 : 90);
    if (m_incident) {
        // The time gives way first; then all give way alike, and what they say gets narrower with them.
        const int least = m_theme.px(kLeastTitle);
        const int needed = mode + elapsed + worst + due + command + attention + least;
        if (needed + time > width())
            time = 0;
        if (needed > width()) {
            for (auto* slot : { &mode, &elapsed, &worst, &due, &command, &attention })
                *slot = *slot * width() / needed;
        }
    }
    Slots at;
    QRect rest = rect();
    const auto fromLeft = [&](int wanted) {
        const QRect slot(rest.left(), 0, wanted, height());
        rest.setLeft(rest.left() + wanted);
        return slot;
    };
    const auto fromRight = [&](int wanted) {
        const QRect slot(rest.right() + 1 - wanted, 0, wanted, height());
        rest.setRight(rest.right() - wanted);
        return slot;
    };
    at.mode = fromLeft(mode);
    at.time = fromRight(time);
    if (m_incident) {
        at.attention = fromRight(attention);
        at.command = fromRight(command);
        at.update = fromRight(due);
        at.worst = fromRight(worst);
        at.elapsed = fromRight(elapsed);
    } else {
        const int needed = m_declare->sizeHint().width() + m_drill->sizeHint().width() + 8 + 2 * kInset;
        at.buttons = fromRight(std::min(needed, rest.width()));
    }
    at.title = rest;
    return at;
}

void CommandStrip::showState()
{
    if (m_incident) {
        const auto objectives = m_incident->objectives();
        m_recovered = objectives.recovered;
        m_affected = objectives.affected;
    }
    m_update.reset();
    if (m_incident) {
        const auto updates = incident::cadence(m_incident->plan(), m_incident->state());
        if (!updates.isEmpty() && updates.first().due)
            m_update = updates.first();
    }
    m_clocks = readClocks();
    arrange();
}

void CommandStrip::arrange()
{
    const bool closed = m_incident && m_incident->state().closedAt.has_value();
    m_declare->setVisible(!m_incident && m_offers);
    m_drill->setVisible(!m_incident && m_offers);
    m_compose->setVisible(m_incident && !closed && !m_compact);
    m_handOver->setVisible(m_incident && !closed && !m_compact);
    m_attention->setVisible(m_incident != nullptr);
    const auto at = place();
    const auto centre = [&](Button* button, int right) {
        const auto size = button->sizeHint();
        button->setGeometry(
            right - size.width(), (height() - size.height()) / 2, size.width(), size.height());
        return button->x();
    };
    if (!m_incident) {
        const int left = centre(m_drill, at.buttons.right() + 1 - kInset);
        centre(m_declare, left - 8);
    } else {
        centre(m_compose, at.update.right() + 1 - kAfterButton);
        centre(m_handOver, at.command.right() + 1 - kAfterButton);
        for (auto* button : { m_compose, m_handOver })
            button->move(button->x(), clockMiddle() - button->height() / 2);
        m_attention->setGeometry(at.attention);
    }
    updateGeometry();
    update();
}

void CommandStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

CommandStrip::Clocks CommandStrip::readClocks() const
{
    Clocks clocks;
    const auto wall = m_clock.now();
    if (!m_incident) {
        clocks.time = m_time.seconds(wall);
        clocks.twin = m_time.zoneName(wall);
        return clocks;
    }
    const auto& state = m_incident->state();
    const auto now = m_incident->clock().now();
    clocks.time = m_time.seconds(now);
    if (isDrill()) {
        clocks.paused = state.clock && state.clock->rate == 0;
        const auto simulated = clocks.paused ? tr("paused") : tr("simulated");
        clocks.twin = m_compact ? simulated : tr("%1 · real %2").arg(simulated, m_time.minutes(wall));
    } else {
        const auto zone = m_time.zoneName(now);
        clocks.twin = m_compact || zone == u"UTC" ? zone : tr("%1 · %2 Z").arg(zone, WallTime().seconds(now));
    }
    const auto objectives = m_incident->objectives();
    clocks.elapsed = clockText(objectives.elapsed);
    readWorst(clocks, objectives);
    readUpdate(clocks, now);
    return clocks;
}

void CommandStrip::readWorst(Clocks& clocks, const incident::Objectives& objectives) const
{
    const incident::RtoClock* rto = nullptr;
    if (objectives.worst) {
        const auto& row = objectives.rows[*objectives.worst];
        rto = &row.rto;
        clocks.worstName = row.title;
    }
    const auto& own = objectives.scenario;
    if (own && own->left && !m_incident->state().closedAt
        && (rto == nullptr || !rto->left || *own->left < *rto->left)) {
        rto = &*own;
        clocks.worstName = tr("whole scenario");
    }
    if (rto == nullptr || !rto->left) {
        clocks.worstIsWord = true;
        const bool back = objectives.affected > 0 && objectives.recovered == objectives.affected;
        const auto late = std::count_if(
            objectives.rows.begin(), objectives.rows.end(), [](const incident::ServiceRow& row) {
                return row.standing == incident::ServiceStanding::Recovered && row.rto.broken;
            });
        clocks.worstOver = back && late > 0;
        const bool stands = std::any_of(objectives.rows.begin(), objectives.rows.end(),
            [](const incident::ServiceRow& row) { return row.rto.pausedSince && row.rto.left; });
        clocks.worst = !back ? (objectives.affected == 0 ? tr("None hit")
                               : stands                  ? tr("Clock paused")
                                                         : tr("No promise"))
            : late > 0       ? tr("All back, %1 late").arg(late)
                             : tr("All back");
        return;
    }
    clocks.worstOver = *rto->left < Millis { 0 };
    clocks.worstSoon = isSoonOver(*rto);
    clocks.worst = (clocks.worstOver ? QStringLiteral("+") : QString()) + clockText(*rto->left);
    const auto promise = durationText(rto->target.value);
    clocks.worstOf = clocks.worstOver ? tr("late · RTO %1").arg(promise) : tr("left of %1").arg(promise);
    if (rto->due)
        clocks.worstBack = clocks.worstOver ? tr("since %1").arg(m_time.minutes(*rto->due))
                                            : tr("ends %1").arg(m_time.minutes(*rto->due));
}

void CommandStrip::readUpdate(Clocks& clocks, Instant now) const
{
    if (!m_update) {
        clocks.update = tr("None due");
        clocks.updateCaption = tr("Update");
        return;
    }
    clocks.updateUrgency = urgencyOf(*m_update, now);
    clocks.update = countdownFigure(*m_update->due - now);
    clocks.updateCaption = clocks.updateUrgency == Urgency::Over ? tr("Overdue · %1").arg(m_update->title)
                                                                 : tr("Update due · %1").arg(m_update->title);
}

void CommandStrip::tick()
{
    const auto fresh = readClocks();
    const auto old = std::exchange(m_clocks, fresh);
    const auto at = place();
    if (old.elapsed != fresh.elapsed)
        update(at.elapsed);
    auto sameButClock = old;
    sameButClock.worst = fresh.worst;
    sameButClock.elapsed = fresh.elapsed;
    sameButClock.time = fresh.time;
    sameButClock.update = fresh.update;
    sameButClock.updateCaption = fresh.updateCaption;
    sameButClock.updateUrgency = fresh.updateUrgency;
    if (old.worst != fresh.worst || !(sameButClock == fresh))
        update(at.worst);
    if (old.update != fresh.update || old.updateUrgency != fresh.updateUrgency)
        update(at.update);
    if (old.time != fresh.time || old.twin != fresh.twin)
        update(at.time);
    // "In command, 13 min" turns with the minute.
    if (fresh.time.endsWith(u"00"))
        update(at.command);
}

void CommandStrip::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    // Each text runs in the direction of its own first letter, not in that of the window.
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const auto at = place();
    painter.fillRect(event->rect(), m_theme.colors.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.colors.hairline);
    for (const auto& slot : { at.title, at.elapsed, at.worst, at.update, at.command, at.time, at.buttons }) {
        if (slot.width() > 0)
            painter.fillRect(QRect(slot.left(), 0, 1, height()), m_theme.colors.hairline);
    }
    const auto paintIn = [&](const QRect& slot, auto paintSlot) {
        if (slot.width() > 0 && event->rect().intersects(slot)) {
            painter.setClipRect(slot);
            (this->*paintSlot)(&painter, slot);
        }
    };
    paintIn(at.mode, &CommandStrip::paintMode);
    paintIn(at.title, &CommandStrip::paintTitle);
    paintIn(at.time, &CommandStrip::paintTime);
    if (!m_incident)
        return;
    paintIn(at.elapsed, &CommandStrip::paintElapsed);
    paintIn(at.worst, &CommandStrip::paintWorst);
    paintIn(at.update, &CommandStrip::paintUpdate);
    paintIn(at.command, &CommandStrip::paintCommand);
}

void CommandStrip::paintMode(QPainter* painter, const QRect& slot) const
{
    Chip chip { tr("READY"), Chip::Kind::Neutral };
    if (m_log != Log::Open)
        chip = { tr("NO LOG"), m_log == Log::Shut ? Chip::Kind::Critical : Chip::Kind::Quiet };
    if (m_incident && m_incident->state().closedAt)
        chip = isDrill() ? Chip { tr("DRILL"), Chip::Kind::Drill, Glyph::Drill }
                         : Chip { tr("CLOSED"), Chip::Kind::Neutral };
    else if (isDrill())
        chip = { tr("DRILL"), Chip::Kind::Drill, Glyph::Drill };
    else if (m_incident)
        chip = { tr("LIVE"), Chip::Kind::Live };
    const int tall = m_theme.px(m_compact ? 28 : 30);
    chip.paint(painter, QRectF(slot.left() + 8, (height() - tall) / 2.0, slot.width() - 16, tall), m_theme);
}

void CommandStrip::paintTitle(QPainter* painter, const QRect& slot) const
{
    const auto strong = m_theme.type.words(m_compact ? 16 : 18, QFont::DemiBold);
    const QRect line = slot.adjusted(kInset, 0, -8, 0);
    const int first = m_theme.px(m_compact ? 14 : 22);
    const int second = m_theme.px(m_compact ? 35 : 46);
    int x = line.left();
    QString title = tr("No incident");
    QString below = m_idle;
    if (m_incident) {
        const auto& state = m_incident->state();
        title = state.title;
        below = tr("since %1 %2").arg(m_time.minutes(state.failedAt), m_time.zoneName(state.failedAt));
        if (state.severity) {
            const auto* severity = m_incident->plan().severity(*state.severity);
            const auto kind = severityKind(m_incident->plan(), *state.severity, isDrill());
            const Chip chip { severity != nullptr && severity->title.size() <= 8
                    ? severity->title
                    : state.severity->toString().toUpper(),
                kind, kind == Chip::Kind::Critical ? std::optional(Glyph::Critical) : std::nullopt };
            const auto size = chip.size(m_theme);
            chip.paint(
                painter, QRectF(x, second - size.height() / 2.0, size.width(), size.height()), m_theme);
            x += size.width() + 10;
        }
    }
    const auto write = [&](const QString& text, const QFont& font, const QColor& ink, int left, int middle) {
        const QFontMetrics metrics(font);
        painter->setFont(font);
        painter->setPen(ink);
        const int room = line.right() - left;
        painter->drawText(left, middle + (metrics.ascent() - metrics.descent()) / 2,
            metrics.elidedText(text, Qt::ElideRight, room));
    };
    write(title, strong, m_theme.colors.text, line.left(), first);
    const auto small = m_theme.type.words(13);
    if (m_incident) {
        // As much as there is room for; half of a time is none.
        const auto since = tr("since %1").arg(m_time.minutes(m_incident->state().failedAt));
        const QStringList shorter { tr("%1 · %2").arg(below, m_incident->plan().title), below, since,
            QString() };
        below = *std::find_if(shorter.begin(), shorter.end(), [&](const QString& words) {
            return words.isEmpty() || QFontMetrics(small).horizontalAdvance(words) <= line.right() - x;
        });
    }
    write(below, small, m_theme.colors.muted, x, second);
}

void CommandStrip::paintCaption(
    QPainter* painter, const QRect& slot, const QString& text, const QColor& ink) const
{
    const auto font = m_theme.type.words(m_compact ? 12 : 13);
    const QFontMetrics metrics(font);
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(slot.left() + kInset, captionMiddle() + (metrics.ascent() - metrics.descent()) / 2,
        metrics.elidedText(text, Qt::ElideRight, slot.width() - kInset - kCaptionEnd));
}

void CommandStrip::paintClock(
    QPainter* painter, const QRect& slot, const QString& text, const QColor& ink) const
{
    paintFitted(painter, { slot.left() + kInset, clockMiddle() - 1 }, text, clockFont(),
        slot.width() - kInset - 4, ink);
}

void CommandStrip::paintElapsed(QPainter* painter, const QRect& slot) const
{
    const auto word = isDrill() ? tr("Simulated") : tr("Elapsed");
    auto caption = tr("%1 · %2 of %3 recovered").arg(word).arg(m_recovered).arg(m_affected);
    if (QFontMetrics(m_theme.type.words(13)).horizontalAdvance(caption) > slot.width() - kInset - kCaptionEnd)
        caption = tr("%1 · %2 of %3 back").arg(word).arg(m_recovered).arg(m_affected);
    paintCaption(painter, slot, m_compact ? word : caption, m_theme.colors.muted);
    paintClock(painter, slot, m_clocks.elapsed, m_theme.colors.text);
}

void CommandStrip::paintWorst(QPainter* painter, const QRect& slot) const
{
    // Without the line beside the clock the caption says which way it runs.
    const auto which = !m_compact || m_clocks.worstIsWord ? tr("Worst RTO")
        : m_clocks.worstOver                              ? tr("RTO over")
                                                          : tr("RTO left");
    paintCaption(painter, slot,
        m_clocks.worstName.isEmpty() ? which : tr("%1 · %2").arg(which, m_clocks.worstName),
        m_theme.colors.muted);
    const auto& colors = m_theme.colors;
    if (m_clocks.worstIsWord) {
        const auto font = m_theme.type.words(m_compact ? 18 : 22, QFont::DemiBold);
        const QFontMetrics metrics(font);
        painter->setFont(font);
        painter->setPen(m_clocks.worstOver ? colors.critical : colors.muted);
        painter->drawText(
            slot.left() + kInset, clockMiddle() + (metrics.ascent() - metrics.descent()) / 2, m_clocks.worst);
        return;
    }
    const auto ink = m_clocks.worstOver ? colors.critical
        : m_clocks.paused               ? colors.muted
        : m_clocks.worstSoon            ? colors.warning
                                        : colors.text;
    QRect clockSlot = slot;
    if (!m_compact)
        clockSlot.setWidth(m_theme.px(232));
    paintClock(painter, clockSlot, m_clocks.worst, ink);
    if (m_compact)
        return;
    const auto font = m_theme.type.words(13);
    const QFontMetrics metrics(font);
    painter->setFont(font);
    const int used
        = std::min(QFontMetrics(clockFont()).horizontalAdvance(m_clocks.worst), clockSlot.width() - kInset);
    const int left = slot.left() + kInset + used + m_theme.px(14);
    const int baseline = clockMiddle() + (metrics.ascent() - metrics.descent()) / 2;
    const int room = slot.right() - left - 4;
    painter->setPen(m_clocks.worstOver ? colors.critical : colors.text);
    painter->drawText(
        left, baseline - m_theme.px(9), metrics.elidedText(m_clocks.worstOf, Qt::ElideRight, room));
    painter->setPen(colors.muted);
    painter->drawText(
        left, baseline + m_theme.px(9), metrics.elidedText(m_clocks.worstBack, Qt::ElideRight, room));
}

void CommandStrip::paintUpdate(QPainter* painter, const QRect& slot) const
{
    const auto& colors = m_theme.colors;
    const auto urgency = m_clocks.updateUrgency;
    const auto ink = urgency == Urgency::Over ? colors.critical
        : urgency == Urgency::Soon            ? colors.warning
        : urgency == Urgency::None            ? colors.muted
                                              : colors.text;
    const bool pressing = urgency == Urgency::Over || urgency == Urgency::Soon;
    auto caption = slot;
    if (pressing) {
        const int glyph = m_theme.px(14);
        GlyphPainter::paint(painter, urgency == Urgency::Over ? Glyph::Critical : Glyph::Warning,
            QRectF(slot.left() + kInset, captionMiddle() - glyph / 2.0, glyph, glyph), colors);
        caption.setLeft(slot.left() + glyph + m_theme.px(5));
    }
    paintCaption(painter, caption, m_clocks.updateCaption, pressing ? ink : colors.muted);
    const int room
        = (m_compose->isVisible() ? m_compose->x() : slot.right()) - slot.left() - kInset - m_theme.px(4);
    const auto font = urgency == Urgency::None ? m_theme.type.words(m_compact ? 15 : 17, QFont::DemiBold)
                                               : m_theme.type.figures(m_compact ? 19 : 24, QFont::Bold);
    paintFitted(painter, QPoint(slot.left() + kInset, clockMiddle()), m_clocks.update, font, room, ink);
}

void CommandStrip::paintCommand(QPainter* painter, const QRect& slot) const
{
    const auto& state = m_incident->state();
    const auto role = state.roles.constFind(incident::commanderRole());
    const bool held = role != state.roles.cend();
    const auto since = held ? m_incident->clock().now() - role->since : Millis { 0 };
    paintCaption(painter, slot,
        held && !m_compact ? tr("In command · %1").arg(minutesText(since)) : tr("In command"),
        m_theme.colors.muted);
    painter->setPen(held ? m_theme.colors.text : m_theme.colors.warning);
    const auto name = held ? state.nameOf(role->holder) : tr("Nobody");
    const int right = m_handOver->isVisible() ? m_handOver->x() : slot.right();
    const int room = right - slot.left() - kInset - 8;
    // The name stays whole: with an initial first, then smaller.
    auto font = m_theme.type.words(m_compact ? 15 : 17, QFont::DemiBold);
    const auto fits = [&](const QString& text) { return QFontMetrics(font).horizontalAdvance(text) <= room; };
    const auto shown = fits(name) ? name : initialled(name);
    if (!fits(shown))
        font = m_theme.type.words(14, QFont::DemiBold);
    const QFontMetrics metrics(font);
    painter->setFont(font);
    painter->drawText(slot.left() + kInset, clockMiddle() + (metrics.ascent() - metrics.descent()) / 2,
        metrics.elidedText(shown, Qt::ElideRight, room));
}

void CommandStrip::paintTime(QPainter* painter, const QRect& slot) const
{
    const auto font = m_theme.type.figures(m_compact ? 19 : 24, QFont::Bold);
    const auto small = m_theme.type.words(m_compact ? 12 : 13);
    painter->setFont(font);
    painter->setPen(isDrill() ? m_theme.colors.drill : m_theme.colors.text);
    painter->drawText(
        QRect(slot.left(), m_theme.px(m_compact ? 2 : 8), slot.width(), m_theme.px(m_compact ? 26 : 30)),
        Qt::AlignCenter, m_clocks.time);
    painter->setFont(small);
    painter->setPen(m_theme.colors.muted);
    painter->drawText(QRect(slot.left(), m_theme.px(m_compact ? 26 : 37), slot.width(), m_theme.px(18)),
        Qt::AlignCenter, QFontMetrics(small).elidedText(m_clocks.twin, Qt::ElideRight, slot.width() - 8));
}

QString CommandStrip::spoken() const
{
    if (!m_incident)
        return m_idle.isEmpty() ? tr("No incident.") : tr("No incident. %1.").arg(m_idle);
    const auto& state = m_incident->state();
    const auto objectives = m_incident->objectives();
    QStringList sentences;
    sentences << (isDrill() ? tr("Drill: %1.").arg(state.title) : tr("Live incident: %1.").arg(state.title));
    if (state.closedAt)
        sentences << tr("Closed.");
    sentences << tr("%1 since the failure, %2 of %3 services recovered.")
                     .arg(minutesText(objectives.elapsed))
                     .arg(objectives.recovered)
                     .arg(objectives.affected);
    Clocks clocks;
    readWorst(clocks, objectives);
    if (clocks.worstIsWord)
        sentences << tr("Worst promise: %1.").arg(clocks.worst);
    else
        sentences << tr("Worst promise: %1, %2 %3.").arg(clocks.worstName, clocks.worstOf, clocks.worstBack);
    if (!m_update)
        sentences << tr("No update is due.");
    else if (m_update->isOverdue(m_incident->clock().now()))
        sentences << tr("The update to %1 is overdue since %2.")
                         .arg(m_update->title, m_time.minutes(*m_update->due));
    else
        sentences << tr("The next update, to %1, is due at %2.")
                         .arg(m_update->title, m_time.minutes(*m_update->due));
    sentences << m_attention->spoken() + u'.';
    if (const auto commander = state.commander())
        sentences << tr("%1 is in command.").arg(state.nameOf(*commander));
    return sentences.join(u' ');
}

} // namespace muster::ui
