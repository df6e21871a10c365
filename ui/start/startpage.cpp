// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startpage.h"

#include "ui/start/startdelegate.h"
#include "ui/start/startmodel.h"
#include "ui/widgets/button.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QScrollArea>

namespace muster::ui {

namespace {

QString promiseText(const plan::Target& target)
{
    switch (target.state) {
    case plan::Target::State::Unknown:
        return StartPage::tr("unknown");
    case plan::Target::State::None:
        return StartPage::tr("none");
    case plan::Target::State::Number:
        return (target.approximate ? QStringLiteral("~") : QString()) + durationText(target.value);
    }
    Q_UNREACHABLE();
}

QString headed(const QString& head, const StateColors& colors)
{
    return QStringLiteral("<b><span style='color:%1'>%2</span></b>")
        .arg(colors.text.name(), head.toHtmlEscaped());
}

QString paragraph(const QString& head, const QStringList& lines, const StateColors& colors)
{
    if (lines.isEmpty())
        return {};
    QStringList escaped;
    for (const auto& line : lines)
        escaped << line.toHtmlEscaped();
    return QStringLiteral("<p>%1<br>%2</p>").arg(headed(head, colors), escaped.join(QStringLiteral("<br>")));
}

} // namespace

StartPage::StartPage(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new StartModel(this))
    , m_delegate(new StartDelegate(m_model, theme, this))
    , m_list(new QListView(this))
    , m_notices(new QLabel(this))
    , m_side(new QWidget(this))
    , m_title(new QLabel(m_side))
    , m_details(new QLabel)
    , m_act(new Button(Button::Kind::Outlined, QString(), theme, m_side))
{
    m_list->setObjectName(QStringLiteral("start.list"));
    m_list->setAccessibleName(tr("What to go on with or begin"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_notices->setWordWrap(true);
    m_notices->setTextFormat(Qt::PlainText);
    m_notices->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notices->setContentsMargins(kPageInset, 10, kPageInset, 10);
    m_notices->hide();
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setTextFormat(Qt::RichText);
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_act->setObjectName(QStringLiteral("start.act"));
    m_act->setKeyHint(tr("Enter"));

    auto* scroll = new QScrollArea(m_side);
    scroll->setWidget(m_details);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* side = new QVBoxLayout(m_side);
    side->setContentsMargins(kPageInset, kPageInset, kPageInset, kPageInset);
    side->setSpacing(kDockInset);
    side->addWidget(m_title);
    side->addWidget(m_act, 0, Qt::AlignLeft);
    side->addWidget(scroll, 1);

    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_list, 1);
    left->addWidget(m_notices);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 4, 0, 0);
    columns->setSpacing(4);
    columns->addLayout(left, 5);
    columns->addWidget(m_side, 6);

    setFocusProxy(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &StartPage::showDetails);
    connect(m_list, &QListView::activated, this, &StartPage::act);
    connect(m_act, &Button::clicked, this, [this] { act(m_list->currentIndex()); });
    setTheme(theme);
    chooseLikeliest();
}

StartPage::~StartPage() = default;

void StartPage::setPlans(QList<PlanChoice> plans)
{
    m_model->setPlans(std::move(plans));
    chooseLikeliest();
}

void StartPage::setIncidents(const QList<session::IncidentSummary>& incidents)
{
    m_model->setIncidents(incidents);
    chooseLikeliest();
}

void StartPage::setApprovals(const estate::Approvals& approvals, Instant now)
{
    m_model->setApprovals(approvals, now);
    showDetails();
}

void StartPage::setNotices(const QStringList& notices)
{
    m_notices->setText(notices.join(u'\n'));
    m_notices->setVisible(!notices.isEmpty());
}

void StartPage::chooseLikeliest()
{
    const auto row = m_model->likeliest();
    m_list->setCurrentIndex(row ? m_model->index(*row) : QModelIndex());
    showDetails();
}

void StartPage::choose(int plan, int scenario)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto& line = m_model->at(row);
        if (line.kind == StartRow::Kind::Scenario && line.plan == plan && line.scenario == scenario)
            m_list->setCurrentIndex(m_model->index(row));
    }
    m_list->setFocus(Qt::OtherFocusReason);
}

std::pair<int, int> StartPage::scenario() const
{
    const auto index = m_list->currentIndex();
    if (index.isValid() && m_model->at(index.row()).kind == StartRow::Kind::Scenario)
        return { m_model->at(index.row()).plan, m_model->at(index.row()).scenario };
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).kind == StartRow::Kind::Scenario)
            return { m_model->at(row).plan, m_model->at(row).scenario };
    }
    return { -1, -1 };
}

void StartPage::act(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const auto& row = m_model->at(index.row());
    if (row.incident)
        emit openWanted(*row.incident);
    else if (row.kind == StartRow::Kind::Scenario)
        emit drillWanted();
}

void StartPage::showDetails()
{
    const auto index = m_list->currentIndex();
    m_side->setVisible(index.isValid());
    if (!index.isValid())
        return;
    const auto& row = m_model->at(index.row());
    m_title->setText(row.title);
    m_details->setText(detailsOf(row));
    const auto words = row.kind == StartRow::Kind::Open ? tr("Go on")
        : row.kind == StartRow::Kind::Scenario          ? tr("Start drill")
        : row.kind == StartRow::Kind::Closed            ? tr("Look at it")
                                                        : QString();
    m_act->setText(words);
    m_act->setVisible(!words.isEmpty());
}

QString StartPage::detailsOf(const StartRow& row) const
{
    if (row.kind == StartRow::Kind::Scenario)
        return scenarioDetails(row);
    if (row.kind == StartRow::Kind::BrokenPlan) {
        const auto& choice = m_model->plans()[row.plan];
        QStringList lines { choice.fault };
        if (choice.fault.isEmpty()) {
            lines.clear();
            for (const auto& finding : choice.findings)
                lines << plan::lineOf(choice.name, finding);
        }
        return paragraph(tr("What stands in the way"), lines, m_theme.colors)
            + QStringLiteral("<p>%1</p>").arg(tr("Correct the file and start Muster again.").toHtmlEscaped());
    }
    return QStringLiteral("<p>%1</p>").arg(row.below.toHtmlEscaped());
}

QString StartPage::scenarioDetails(const StartRow& row) const
{
    const auto& plan = *m_model->plans()[row.plan].plan;
    const auto& scenario = plan.scenarios[row.scenario];
    QString html = QStringLiteral("<p>%1</p>").arg(row.below.toHtmlEscaped());
    html += paragraph(tr("When"), scenario.triggers + scenario.symptoms, m_theme.colors);
    if (!scenario.impact.isEmpty())
        html += paragraph(tr("Impact"), { scenario.impact }, m_theme.colors);
    QString services;
    for (const auto& id : scenario.affects) {
        const auto* service = plan.service(id);
        if (service == nullptr)
            continue;
        services += QStringLiteral("<tr><td style='padding-right:24px'>%1</td><td "
                                   "style='padding-right:24px'>%2</td><td>%3</td></tr>")
                        .arg(service->title.toHtmlEscaped(),
                            promiseText(plan::rulingRto(plan, *service).target).toHtmlEscaped(),
                            promiseText(plan::rulingRpo(plan, *service).target).toHtmlEscaped());
    }
    if (!services.isEmpty()) {
        const auto head = [&](const QString& text) {
            return QStringLiteral("<td style='padding-right:24px'>%1</td>").arg(headed(text, m_theme.colors));
        };
        html += QStringLiteral("<div style='font-size:6px'>&nbsp;</div><table cellspacing='0' "
                               "cellpadding='2'><tr>%1%2%3</tr>%4</table>")
                    .arg(head(tr("Services hit")), head(tr("Back within")), head(tr("May lose")), services);
    }
    QStringList phases;
    for (qsizetype i = 0; i < scenario.procedure.size(); ++i) {
        const auto& phase = scenario.procedure[i];
        phases << tr("%1  %2, %3").arg(i + 1).arg(phase.title, stepsText(phase.steps.size()));
    }
    html += paragraph(tr("What will be done"), phases, m_theme.colors);
    if (const auto approval = m_model->approvalOf(row.plan); !approval.isEmpty())
        html += paragraph(tr("Approval of the plan"), { approval }, m_theme.colors);
    return html;
}

void StartPage::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    m_act->setTheme(theme);
    const auto paint = [](QWidget* widget, const QColor& ground, const QColor& ink) {
        auto palette = widget->palette();
        palette.setColor(QPalette::Window, ground);
        palette.setColor(QPalette::Base, ground);
        palette.setColor(QPalette::WindowText, ink);
        widget->setPalette(palette);
        widget->setAutoFillBackground(true);
    };
    paint(m_list, theme.colors.panel, theme.colors.text);
    paint(m_notices, theme.colors.cautionBand, theme.colors.text);
    paint(m_side, theme.colors.panel, theme.colors.text);
    paint(m_title, theme.colors.panel, theme.colors.text);
    paint(m_details, theme.colors.panel, theme.colors.muted);
    m_title->setFont(theme.font(TypeScale::Token::H1));
    m_details->setFont(theme.font(TypeScale::Token::Body));
    m_notices->setFont(theme.font(TypeScale::Token::Table));
    m_list->doItemsLayout();
}

void StartPage::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_list->setFocus(event->reason());
}

} // namespace muster::ui
