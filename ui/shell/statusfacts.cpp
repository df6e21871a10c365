// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusfacts.h"

#include "core/incident/anchoring.h"
#include "core/plan/unsaid.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/shell/anchorwords.h"
#include "ui/shell/factbutton.h"

#include <QEvent>
#include <QFontMetrics>
#include <QLabel>
#include <QLocale>
#include <QStatusBar>

namespace muster::ui {

namespace {

/// Enough of an id to tell incidents apart over the telephone.
constexpr int kSpokenId = 8;
/// What the bar itself takes beside its labels.
constexpr int kFrame = 12;
/// And between them.
constexpr int kBetween = 8;

QString clockWords(std::optional<bool> isSynchronised)
{
    if (!isSynchronised)
        return StatusFacts::tr("This computer's clock");
    return *isSynchronised ? StatusFacts::tr("Clock synchronised")
                           : StatusFacts::tr("Clock not synchronised");
}

/// By how much the machine's clock was set since the incident was declared.
Millis setBy(const incident::IncidentState& state)
{
    return state.clock ? state.clock->wall - state.clock->simulated : Millis::zero();
}

} // namespace

QString diskWords(const DiskSpace& space)
{
    if (roomFor(space) == DiskRoom::Enough)
        return {};
    return StatusFacts::tr("Disk almost full: %1 left where the record is kept")
        .arg(QLocale::c().formattedDataSize(space.left, 0, QLocale::DataSizeSIFormat));
}

StatusFacts::StatusFacts(QStatusBar* bar, const ThemeValues& theme)
    : QObject(bar)
    , m_bar(bar)
    , m_disk(new QLabel(bar))
    , m_page(new QLabel(bar))
    , m_sync(new QLabel(bar))
    , m_anchor(new FactButton(theme, bar))
    , m_line(new QLabel(bar))
{
    bar->setSizeGripEnabled(false);
    bar->installEventFilter(this);
    connect(bar, &QStatusBar::messageChanged, this, &StatusFacts::write);
    m_anchor->setObjectName(QStringLiteral("status.anchor"));
    m_anchor->hide();
    connect(m_anchor, &QAbstractButton::clicked, this, &StatusFacts::anchorWanted);
    m_disk->setObjectName(QStringLiteral("status.disk"));
    m_page->setObjectName(QStringLiteral("status.page"));
    m_sync->setObjectName(QStringLiteral("status.sync"));
    for (auto* const label : { m_disk, m_page, m_sync }) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(0, 0, kDockInset, 0);
        label->hide();
        bar->addPermanentWidget(label);
    }
    bar->addPermanentWidget(m_anchor);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setContentsMargins(0, 0, kDockInset, 0);
    bar->addPermanentWidget(m_line);
    setTheme(theme);
}

StatusFacts::~StatusFacts() = default;

void StatusFacts::show(const session::IncidentSession& incident, const QString& approval)
{
    const auto& state = incident.state();
    const WallTime time(incident.plan().zone);
    const bool drill = state.kind == journal::StreamKind::Drill;
    QStringList facts;
    if (!m_others.isEmpty())
        facts << m_others;
    if (drill)
        facts << tr("Sending blocked");
    if (const auto& events = incident.events(); !events.isEmpty())
        facts << tr("Saved %1 on this computer").arg(time.seconds(events.last().wall));
    if (state.closedAt)
        facts << tr("Closed %1").arg(time.minutes(*state.closedAt));
    else if (drill && state.clock)
        facts << (state.clock->rate == 0
                ? tr("Simulated clock paused")
                : tr("Simulated clock ×%1").arg(static_cast<double>(state.clock->rate) / 1000));
    else if (const auto by = setBy(state); by != Millis::zero())
        facts << (by > Millis::zero() ? tr("The computer's clock is %1 ahead of the incident's")
                                      : tr("The computer's clock is %1 behind the incident's"))
                     .arg(clockText(by));
    else
        facts << clockWords(m_isSynchronised);
    const auto frozen = time.minutes(state.declaredAt);
    const auto plan = plan::isNobody(state.planVersion)
        ? tr("Plan without version, frozen %1").arg(frozen)
        : tr("Plan %1 frozen %2").arg(state.planVersion, frozen);
    const auto id
        = (drill ? tr("DRILL %1") : tr("INC %1")).arg(incident.stream().id.toString().left(kSpokenId));
    const auto anchor = anchorFact(incident::anchorDueSince(incident.events()), state.anchors, time);
    m_anchorWords = anchor ? anchor->words : QString();
    m_anchorIsDue = anchor && anchor->isDue;
    m_forms = { { facts + QStringList { plan, id }, m_anchorWords },
        { facts + QStringList { id }, m_anchorWords }, { facts, m_anchorWords } };
    if (!approval.isEmpty())
        m_forms.prepend(Form { facts + QStringList { tr("%1, %2").arg(plan, approval), id }, m_anchorWords });
    if (anchor)
        m_forms << Form { facts, anchor->brief } << Form { facts, {} };
    write();
}

void StatusFacts::showFolder(const QString& folder)
{
    m_forms.clear();
    if (!folder.isEmpty())
        m_forms.append(Form { { tr("Log folder: %1").arg(folder) }, {} });
    write();
}

void StatusFacts::setDisk(const std::optional<DiskSpace>& space)
{
    const auto words = space ? diskWords(*space) : QString();
    m_diskIsFull = space && roomFor(*space) == DiskRoom::AlmostNone;
    tell(m_disk, words, m_diskIsFull);
    write();
}

void StatusFacts::setPage(const QString& words, const QString& sentence, bool isTrouble)
{
    m_pageHasTrouble = isTrouble;
    tell(m_page, words, isTrouble);
    m_page->setToolTip(sentence);
    write();
}

void StatusFacts::setSync(const QString& words, const QString& sentence, bool isTrouble)
{
    m_syncHasTrouble = isTrouble;
    tell(m_sync, words, isTrouble);
    m_sync->setToolTip(sentence);
    m_sync->setAccessibleDescription(sentence);
    write();
}

void StatusFacts::tell(QLabel* label, const QString& words, bool isTrouble)
{
    label->setForegroundRole(isTrouble ? QPalette::BrightText : QPalette::WindowText);
    auto font = label->font();
    font.setBold(isTrouble);
    label->setFont(font);
    // A label that is given its own words tells a screen reader of them again.
    if (words != label->text())
        label->setText(words);
    label->setVisible(!words.isEmpty());
}

int StatusFacts::roomOf(const QLabel* label)
{
    return label->isHidden() ? 0 : label->sizeHint().width() + kBetween;
}

void StatusFacts::setMuted(bool muted)
{
    m_muted = muted;
    write();
}

void StatusFacts::write()
{
    const QFontMetrics metrics(m_line->font());
    const auto first = m_muted ? QStringList { tr("Sounds muted") } : QStringList();
    auto words = first.join(QString());
    // What is told for a moment has the room that it needs.
    const auto told = m_bar->currentMessage();
    const int moment = told.isEmpty() ? 0 : metrics.horizontalAdvance(told) + 2 * kDockInset;
    const int others = moment + roomOf(m_disk) + roomOf(m_page) + roomOf(m_sync);
    QString anchor;
    for (const auto& form : std::as_const(m_forms)) {
        words = (first + form.facts).join(QStringLiteral("   |   "));
        anchor = form.anchor;
        const int beside = anchor.isEmpty() ? 0 : m_anchor->widthOf(anchor) + kBetween;
        if (metrics.horizontalAdvance(words) + kDockInset + kFrame + beside + others <= m_bar->width())
            break;
    }
    if (!anchor.isEmpty())
        m_anchor->setWords(anchor, m_anchorWords, m_anchorIsDue);
    m_anchor->setVisible(!anchor.isEmpty());
    // A label that is given its own words tells a screen reader of them again.
    if (words != m_line->text())
        m_line->setText(words);
}

bool StatusFacts::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        write();
    return QObject::eventFilter(watched, event);
}

void StatusFacts::setTheme(const ThemeValues& theme)
{
    auto palette = m_bar->palette();
    palette.setColor(QPalette::Window, theme.colors.window);
    palette.setColor(QPalette::WindowText, theme.colors.muted);
    palette.setColor(QPalette::BrightText, theme.colors.text);
    m_bar->setPalette(palette);
    m_bar->setFont(theme.type.words(13));
    m_line->setFont(theme.type.words(13));
    auto font = theme.type.words(13);
    font.setBold(m_diskIsFull);
    m_disk->setFont(font);
    font.setBold(m_pageHasTrouble);
    m_page->setFont(font);
    font.setBold(m_syncHasTrouble);
    m_sync->setFont(font);
    m_anchor->setTheme(theme);
    write();
}

} // namespace muster::ui
