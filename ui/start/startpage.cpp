// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startpage.h"

#include "ui/start/approveform.h"
#include "ui/start/firstcards.h"
#include "ui/start/planstandings.h"
#include "ui/start/preflightlist.h"
#include "ui/start/startdelegate.h"
#include "ui/start/startmodel.h"
#include "ui/start/startwords.h"
#include "ui/widgets/button.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QTextBrowser>
#include <QTextDocument>

#include <algorithm>
#include <optional>
#include <utility>

namespace muster::ui {

namespace {

constexpr int kGlyph = 14;

QStringList filesOf(const QMimeData& data)
{
    QStringList files;
    for (const auto& url : data.urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

} // namespace

StartPage::StartPage(const MachineClock& clock, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_standings(new PlanStandings(clock, this))
    , m_model(new StartModel(m_standings, this))
    , m_delegate(new StartDelegate(m_model, theme, this))
    , m_cards(new FirstCards(theme, this))
    , m_find(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_preflight(new PreflightList(theme, this))
    , m_notices(new QLabel(this))
    , m_side(new QWidget(this))
    , m_title(new QLabel(m_side))
    , m_below(new QLabel(m_side))
    , m_act(new Button(Button::Kind::Outlined, QString(), theme, m_side))
    , m_approve(new ApproveForm(clock, theme, m_side))
    , m_details(new QTextBrowser(m_side))
{
    build();
    setTheme(theme);
    keepChoice({});
}

StartPage::~StartPage() = default;

void StartPage::build()
{
    setAcceptDrops(true);
    m_find->setObjectName(QStringLiteral("start.find"));
    m_find->setAccessibleName(tr("What do you see?"));
    m_find->setPlaceholderText(tr("What do you see? Errors, what is down, who complains"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("start.list"));
    m_list->setAccessibleName(tr("What to go on with or begin"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_list->installEventFilter(this);
    m_notices->setWordWrap(true);
    m_notices->setTextFormat(Qt::PlainText);
    m_notices->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notices->setContentsMargins(kPageInset, 10, kPageInset, 10);
    m_notices->hide();
    for (auto* label : { m_title, m_below }) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_details->setObjectName(QStringLiteral("start.details"));
    m_details->setAccessibleName(tr("Details of what is chosen"));
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setOpenLinks(false);
    m_details->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_details->document()->setDocumentMargin(0);
    m_act->setObjectName(QStringLiteral("start.act"));
    m_act->setKeyHint(tr("Enter"));
    m_approve->hide();

    auto* side = new QVBoxLayout(m_side);
    side->setContentsMargins(kPageInset, kPageInset, kPageInset, kPageInset);
    side->setSpacing(kDockInset);
    side->addWidget(m_title);
    side->addWidget(m_below);
    side->addWidget(m_act, 0, Qt::AlignLeft);
    side->addWidget(m_approve);
    side->addWidget(m_details, 1);

    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_find);
    left->addSpacing(4);
    left->addWidget(m_list, 1);
    left->addSpacing(4);
    left->addWidget(m_preflight);
    left->addWidget(m_notices);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(4);
    columns->addLayout(left, 5);
    columns->addWidget(m_side, 6);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 4, 0, 0);
    page->setSpacing(4);
    page->addWidget(m_cards);
    page->addLayout(columns, 1);

    setFocusProxy(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_approve->hide();
        showDetails();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& changed) {
        // Every plan answers for itself; only one of them is read here.
        if (const auto row = chosen(); row && m_model->at(changed.row()).plan == row->plan)
            showDetails();
    });
    connect(m_list, &QListView::activated, this, &StartPage::act);
    connect(m_act, &Button::clicked, this, [this] { act(m_list->currentIndex()); });
    connect(m_find, &QLineEdit::textChanged, this, &StartPage::find);
    connect(m_cards, &FirstCards::sampleWanted, this, &StartPage::sampleWanted);
    connect(m_cards, &FirstCards::planWanted, this, &StartPage::planWanted);
    connect(m_cards, &FirstCards::blankWanted, this, &StartPage::blankWanted);
    connect(m_approve, &ApproveForm::wanted, this, &StartPage::approvalWanted);
    connect(m_approve, &ApproveForm::dismissed, this, [this] {
        m_approve->hide();
        showDetails();
        m_list->setFocus(Qt::OtherFocusReason);
    });
}

std::optional<StartRow> StartPage::chosen() const
{
    const auto index = m_list->currentIndex();
    return index.isValid() ? std::optional(m_model->at(index.row())) : std::nullopt;
}

void StartPage::keepChoice(const std::optional<StartRow>& before)
{
    auto row = m_model->likeliest();
    for (int i = 0; before && i < m_model->rowCount(); ++i) {
        if (m_model->at(i).isSame(*before))
            row = i;
    }
    m_list->setCurrentIndex(row ? m_model->index(*row) : QModelIndex());
    showDetails();
}

std::optional<StartRow> StartPage::among(const QList<PlanChoice>& plans, StartRow row) const
{
    if (row.plan < 0)
        return row;
    const auto& before = m_standings->plans()[row.plan];
    const auto same = std::find_if(plans.begin(), plans.end(), [&](const PlanChoice& choice) {
        return choice.name == before.name && choice.path == before.path && choice.opened == before.opened;
    });
    if (same == plans.end())
        return std::nullopt;
    row.plan = static_cast<int>(std::distance(plans.begin(), same));
    if (row.scenario < 0)
        return row;
    const auto& id = before.plan->scenarios[row.scenario].id;
    const auto scenarios = same->plan ? same->plan->scenarios : QList<plan::Scenario>();
    const auto found = std::find_if(scenarios.begin(), scenarios.end(),
        [&](const plan::Scenario& scenario) { return scenario.id == id; });
    if (found == scenarios.end())
        return std::nullopt;
    row.scenario = static_cast<int>(std::distance(scenarios.begin(), found));
    return row;
}

void StartPage::setPlans(QList<PlanChoice> plans)
{
    // Before there was any plan nobody could choose among them.
    const auto before = m_standings->plans().isEmpty() ? std::nullopt : chosen();
    const auto kept = before ? among(plans, *before) : std::nullopt;
    m_standings->setPlans(std::move(plans));
    keepChoice(kept);
}

void StartPage::setIncidents(const QList<session::IncidentSummary>& incidents, Instant now)
{
    const auto before = chosen();
    const bool begins = !before || before->kind != StartRow::Kind::Open;
    m_standings->setIncidents(incidents);
    m_model->setIncidents(incidents, now);
    // Somebody new has held a drill by then.
    m_cards->setVisible(std::none_of(incidents.begin(), incidents.end(),
        [](const session::IncidentSummary& incident) { return incident.closedAt.has_value(); }));
    keepChoice(begins ? std::nullopt : before);
}

void StartPage::setApprovals(const estate::Approvals& approvals, Instant now)
{
    m_standings->setApprovals(approvals, now);
}

void StartPage::setPreflight(const QList<readiness::PreflightFact>& facts, Instant now)
{
    m_preflight->setFacts(facts, now);
}

void StartPage::setNotices(const QStringList& notices)
{
    m_notices->setText(notices.join(u'\n'));
    m_notices->setVisible(!notices.isEmpty());
}

void StartPage::setPerson(const QString& person)
{
    m_person = person;
}

void StartPage::choose(int plan, int scenario)
{
    m_find->clear();
    keepChoice(StartRow { .kind = scenario < 0 ? StartRow::Kind::Plan : StartRow::Kind::Scenario,
        .plan = plan,
        .scenario = scenario });
    m_list->setFocus(Qt::OtherFocusReason);
}

std::pair<int, int> StartPage::scenario() const
{
    if (const auto row = chosen(); row && row->kind == StartRow::Kind::Scenario)
        return { row->plan, row->scenario };
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).kind == StartRow::Kind::Scenario)
            return { m_model->at(row).plan, m_model->at(row).scenario };
    }
    return { -1, -1 };
}

void StartPage::find(const QString& seen)
{
    const auto before = chosen();
    m_model->setSeen(seen);
    // While somebody types, the best one is chosen; afterwards what was found stays so.
    keepChoice(seen.trimmed().isEmpty() ? before : std::nullopt);
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
    else if (row.kind == StartRow::Kind::Blank)
        emit blankWanted();
    else if (row.kind == StartRow::Kind::Plan && m_standings->plans()[row.plan].plan)
        beginApproval();
    else if (row.kind == StartRow::Kind::Plan && m_standings->plans()[row.plan].opened)
        emit planDismissed(m_standings->plans()[row.plan].path);
}

void StartPage::beginApproval()
{
    const auto row = chosen();
    if (!row || !m_standings->of(row->plan).approval)
        return;
    m_approve->begin(m_standings->plans()[row->plan].plan, m_person);
    m_act->hide();
    m_approve->show();
    m_approve->setFocus(Qt::OtherFocusReason);
}

void StartPage::answerApproval(const QString& refusal)
{
    if (!refusal.isEmpty()) {
        m_approve->complain(refusal);
        return;
    }
    m_approve->hide();
    showDetails();
    m_list->setFocus(Qt::OtherFocusReason);
}

void StartPage::showDetails()
{
    const auto row = chosen();
    m_side->setVisible(row.has_value());
    if (!row)
        return;
    m_title->setText(row->title);
    m_below->setText(row->below);
    const auto html = detailsOf(*row);
    // What is read stays where it was scrolled to when only the list moved.
    if (std::exchange(m_shown, html) != html)
        m_details->setHtml(html);
    const auto words = [&] {
        switch (row->kind) {
        case StartRow::Kind::Open:
            return tr("Go on");
        case StartRow::Kind::Scenario:
            return tr("Start drill");
        case StartRow::Kind::Blank:
            return tr("Declare an incident");
        case StartRow::Kind::Closed:
            return tr("Look at it");
        case StartRow::Kind::Plan:
            if (m_standings->plans()[row->plan].plan)
                return m_standings->of(row->plan).approval ? tr("Approve this version") : QString();
            return m_standings->plans()[row->plan].opened ? tr("Take it off this list") : QString();
        case StartRow::Kind::Heading:
        case StartRow::Kind::Words:
            return QString();
        }
        Q_UNREACHABLE();
    }();
    m_act->setText(words);
    m_act->setVisible(!words.isEmpty() && m_approve->isHidden());
}

QString StartPage::detailsOf(const StartRow& row) const
{
    if (row.plan < 0)
        return {};
    const auto& choice = m_standings->plans()[row.plan];
    const auto& standing = m_standings->of(row.plan);
    return row.kind == StartRow::Kind::Scenario
        ? scenarioWords(*choice.plan, choice.plan->scenarios[row.scenario], standing, m_theme.colors)
        : planWords(choice, standing, m_theme.colors);
}

void StartPage::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    m_cards->setTheme(theme);
    m_preflight->setTheme(theme);
    m_act->setTheme(theme);
    m_approve->setTheme(theme);
    const auto paint = [](QWidget* widget, const QColor& ground, const QColor& ink) {
        auto palette = widget->palette();
        palette.setColor(QPalette::Window, ground);
        palette.setColor(QPalette::Base, ground);
        palette.setColor(QPalette::WindowText, ink);
        palette.setColor(QPalette::Text, ink);
        widget->setPalette(palette);
        widget->setAutoFillBackground(true);
    };
    paint(m_list, theme.colors.panel, theme.colors.text);
    paint(m_notices, theme.colors.cautionBand, theme.colors.text);
    paint(m_side, theme.colors.panel, theme.colors.text);
    paint(m_title, theme.colors.panel, theme.colors.text);
    paint(m_below, theme.colors.panel, theme.colors.muted);
    paint(m_details, theme.colors.panel, theme.colors.muted);
    m_find->setFont(theme.font(TypeScale::Token::Body));
    m_title->setFont(theme.font(TypeScale::Token::H1));
    m_below->setFont(theme.font(TypeScale::Token::Body));
    m_details->setFont(theme.font(TypeScale::Token::Body));
    m_notices->setFont(theme.font(TypeScale::Token::Table));
    const int side = theme.px(kGlyph);
    const auto ratio = devicePixelRatioF();
    for (const auto glyph : { Glyph::Critical, Glyph::Warning, Glyph::Information, Glyph::Recovered }) {
        QImage image(QSize(side, side) * ratio, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        GlyphPainter::paint(&painter, glyph, QRectF(0, 0, side, side), theme.colors);
        m_details->document()->addResource(QTextDocument::ImageResource, QUrl(glyphUrl(glyph)), image);
    }
    m_shown.clear();
    m_list->doItemsLayout();
    showDetails();
}

void StartPage::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_list->setFocus(event->reason());
}

void StartPage::keyPressEvent(QKeyEvent* event)
{
    // The cards stand apart from the list, and are pressed from it.
    if (!m_cards->isHidden() && m_cards->press(event->text()))
        return;
    QWidget::keyPressEvent(event);
}

bool StartPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_find) {
        switch (key->key()) {
        case Qt::Key_Down:
            m_list->setFocus(Qt::OtherFocusReason);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            act(m_list->currentIndex());
            return true;
        case Qt::Key_Escape:
            m_find->clear();
            m_list->setFocus(Qt::OtherFocusReason);
            return true;
        default:
            return false;
        }
    }
    if (watched == m_list) {
        if (!m_cards->isHidden() && m_cards->press(key->text()))
            return true;
        // Letters say what somebody sees, wherever the keyboard stands.
        const auto text = key->text();
        if (!text.isEmpty() && text[0].isLetterOrNumber() && (key->modifiers() & ~Qt::ShiftModifier) == 0) {
            m_find->setFocus(Qt::OtherFocusReason);
            m_find->insert(text);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void StartPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!filesOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void StartPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    emit filesDropped(filesOf(*event->mimeData()));
}

} // namespace muster::ui
