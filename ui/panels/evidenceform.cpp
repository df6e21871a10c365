// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evidenceform.h"

#include "core/evidence/filelimits.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/signedline.h"
#include "ui/widgets/button.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace muster::ui {

using Kind = incident::EvidenceAttached::Kind;
using Token = TypeScale::Token;

namespace {

// Less than the record takes of each.
constexpr int kLongestLine = 150;
constexpr int kLongestText = 2000;

} // namespace

EvidenceForm::EvidenceForm(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
    , m_head(new Paragraph)
    , m_name(new QLineEdit)
    , m_kind(new QComboBox)
    , m_ofLabel(new QLabel(tr("Of what")))
    , m_of(new QLineEdit)
    , m_step(new QComboBox)
    , m_shows(new QLineEdit)
    , m_means(new QLineEdit)
    , m_whenLabel(new QLabel)
    , m_when(new QLineEdit)
    , m_refusal(new SignedLine(theme))
    , m_attach(new Button(Button::Kind::Solid, tr("Attach"), theme))
    , m_putAway(new Button(Button::Kind::Flat, tr("Put away"), theme))
{
    build();
    restyle();
    hide();
}

EvidenceForm::~EvidenceForm() = default;

void EvidenceForm::build()
{
    m_head->setObjectName(QStringLiteral("evidence.head"));
    m_refusal->setObjectName(QStringLiteral("evidence.refusal"));
    m_grid->addWidget(m_head, 0, 0, 1, 2);
    // Above the fields: where there is little room they are scrolled.
    m_grid->addWidget(m_refusal, 1, 0, 1, 2);
    m_grid->setColumnStretch(1, 1);
    addRow(
        new QLabel(tr("What it shows")), m_shows, "shows", tr("What it shows: what anybody can see in it"));
    addRow(new QLabel(tr("What it means")), m_means, "means", tr("What it means: what you conclude from it"));
    addRow(new QLabel(tr("Name")), m_name, "name", tr("Name of the file"));
    addRow(new QLabel(tr("Kind")), m_kind, "kind", tr("Kind of evidence"));
    addRow(m_ofLabel, m_of, "of", tr("What is set up so; the same words bring before and after together"));
    addRow(new QLabel(tr("Step")), m_step, "step", tr("Step that it belongs to"));
    addRow(m_whenLabel, m_when, "when", tr("When it happened; empty for now"));
    m_shows->setPlaceholderText(tr("what anybody can see"));
    m_means->setPlaceholderText(tr("what you conclude"));
    m_when->setPlaceholderText(tr("now"));
    m_of->setPlaceholderText(tr("such as “DNS zone”"));
    m_shows->setMaxLength(kLongestText);
    m_means->setMaxLength(kLongestText);
    m_name->setMaxLength(kLongestLine);
    m_of->setMaxLength(kLongestLine);
    m_when->setMaxLength(40);
    for (const auto& [kind, words] : { std::pair(Kind::File, tr("File")),
             std::pair(Kind::Picture, tr("Picture")), std::pair(Kind::Output, tr("Output of a command")),
             std::pair(Kind::Before, tr("Snapshot before a change")),
             std::pair(Kind::After, tr("Snapshot after a change")) })
        m_kind->addItem(words, static_cast<int>(kind));
    m_attach->setObjectName(QStringLiteral("evidence.confirm"));
    m_attach->setKeyHint(QStringLiteral("Enter"));
    m_putAway->setObjectName(QStringLiteral("evidence.putAway"));
    m_putAway->setKeyHint(QStringLiteral("Esc"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_attach);
    buttons->addWidget(m_putAway);
    buttons->addStretch(1);
    const auto row = m_grid->rowCount();
    m_grid->addLayout(buttons, row, 0, 1, 2);
    m_grid->setRowStretch(row + 1, 1);
    setTabOrder(m_when, m_attach);
    setTabOrder(m_attach, m_putAway);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &EvidenceForm::showKind);
    connect(m_attach, &QPushButton::clicked, this, [this] {
        if (!m_saving)
            emit wanted();
    });
    connect(m_putAway, &QPushButton::clicked, this, [this] {
        if (!m_saving)
            emit putAway();
    });
}

void EvidenceForm::addRow(QLabel* label, QWidget* field, const char* name, const QString& spoken)
{
    const auto row = m_grid->rowCount();
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    field->setObjectName(QStringLiteral("evidence.%1").arg(QLatin1StringView(name)));
    field->setAccessibleName(spoken);
    // Whatever is dropped here is a file to be attached, not its address to be typed.
    field->setAcceptDrops(false);
    if (auto* box = qobject_cast<QComboBox*>(field)) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(field, row, 1);
    if (!m_labels.isEmpty())
        setTabOrder(m_labels.last()->buddy(), field);
    m_labels.append(label);
}

void EvidenceForm::open(const session::IncidentSession& incident, const EvidenceDraft& draft)
{
    m_time = WallTime(incident.plan().zone);
    m_bytes = draft.bytes;
    m_whenLabel->setText(tr("When (%1)").arg(m_time.zoneName(incident.clock().now())));
    fillSteps(incident);
    const auto& what = draft.what;
    m_step->setCurrentIndex(what.about ? std::max(0, m_step->findData(what.about->toString())) : 0);
    m_name->setText(what.name);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(what.kind)));
    m_of->setText(what.of);
    m_shows->setText(what.shows);
    m_means->setText(what.means);
    m_when->setText(draft.when);
    m_refusal->setWords(Glyph::Warning, {});
    showKind();
    showHead();
    setSaving(false);
    show();
}

void EvidenceForm::takeKeyboard()
{
    m_shows->setFocus(Qt::OtherFocusReason);
}

void EvidenceForm::fillSteps(const session::IncidentSession& incident)
{
    m_step->clear();
    m_step->addItem(tr("none"));
    for (const auto& step : incident.walkthrough().steps)
        m_step->addItem(step.name().simplified(), step.address.toString());
}

void EvidenceForm::setWaiting(qsizetype count)
{
    m_waiting = count;
    showHead();
}

void EvidenceForm::showHead()
{
    const auto size = evidence::sizeText(m_bytes.size());
    m_head->setWords(m_waiting == 0 ? tr("To be attached: %1").arg(size)
            : m_waiting == 1        ? tr("To be attached: %1. One more file waits.").arg(size)
                                    : tr("To be attached: %1. %2 more files wait.").arg(size).arg(m_waiting));
}

void EvidenceForm::showKind()
{
    const auto kind = static_cast<Kind>(m_kind->currentData().toInt());
    const bool isSnapshot = kind == Kind::Before || kind == Kind::After;
    m_of->setVisible(isSnapshot);
    m_ofLabel->setVisible(isSnapshot);
}

EvidenceDraft EvidenceForm::draft() const
{
    const auto kind = static_cast<Kind>(m_kind->currentData().toInt());
    const auto step = m_step->currentData().toString();
    EvidenceDraft made { m_bytes, {}, m_when->text() };
    made.what.name = m_name->text().trimmed();
    made.what.kind = kind;
    // What is not asked now may stand there from before.
    made.what.of = m_of->isHidden() ? QString() : m_of->text().trimmed();
    made.what.shows = m_shows->text().trimmed();
    made.what.means = m_means->text().trimmed();
    if (!step.isEmpty())
        made.what.about = incident::StepAddress(step);
    return made;
}

Result<std::optional<Instant>> EvidenceForm::when(Instant now) const
{
    const auto typed = m_when->text().trimmed();
    if (typed.isEmpty())
        return std::optional<Instant>();
    const auto read = m_time.read(typed, now);
    if (!read)
        return fail(Fault::Invalid,
            tr("“%1” is no time. Write it like %2 or %3, or leave it empty for now.")
                .arg(typed, m_time.minutes(now), m_time.dateAndMinutes(now)));
    return read;
}

void EvidenceForm::setSaving(bool saving)
{
    m_saving = saving;
    for (auto* field : { m_name, m_of, m_shows, m_means, m_when })
        field->setReadOnly(saving);
    m_kind->setEnabled(!saving);
    m_step->setEnabled(!saving);
    m_attach->setText(saving ? tr("Saving…") : tr("Attach"));
}

void EvidenceForm::refuse(const QString& sentence)
{
    setSaving(false);
    m_refusal->setWords(Glyph::Warning, sentence);
}

void EvidenceForm::close()
{
    m_bytes.clear();
    m_refusal->setWords(Glyph::Warning, {});
    hide();
}

void EvidenceForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        m_putAway->click();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->isAutoRepeat())
            return;
        if (m_putAway->hasFocus())
            m_putAway->click();
        else
            m_attach->click();
        return;
    }
    if (event->modifiers() == Qt::NoModifier && !event->text().isEmpty())
        return; // Letters typed beside the fields must not reach the list.
    QWidget::keyPressEvent(event);
}

void EvidenceForm::setCompact(bool compact)
{
    m_compact = compact;
    restyle();
}

void EvidenceForm::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    restyle();
}

void EvidenceForm::restyle()
{
    const auto inset = m_theme.px(kDockInset);
    const auto gap = m_theme.px(m_compact ? 4 : 8);
    m_grid->setContentsMargins(inset, gap, inset, gap);
    m_grid->setHorizontalSpacing(m_theme.px(8));
    m_grid->setVerticalSpacing(m_theme.px(4));
    m_head->setStyle(m_theme.font(Token::TableStrong), m_theme.colors.text);
    for (auto* label : std::as_const(m_labels)) {
        label->setFont(m_theme.type.words(13));
        auto ink = label->palette();
        ink.setColor(QPalette::WindowText, m_theme.colors.muted);
        label->setPalette(ink);
    }
    const auto height = m_theme.px(m_compact ? kSmallControlHeight : kControlHeight);
    for (auto* field :
        std::initializer_list<QWidget*> { m_name, m_kind, m_of, m_step, m_shows, m_means, m_when }) {
        field->setFont(m_theme.font(Token::Table));
        field->setFixedHeight(height);
    }
    m_when->setFont(m_theme.type.figures(14));
    m_refusal->setFont(Token::Table);
    m_refusal->setTheme(m_theme);
    for (auto* button : { m_attach, m_putAway }) {
        button->setHeight(m_compact ? Button::Height::Small : Button::Height::Normal);
        button->setTheme(m_theme);
    }
}

} // namespace muster::ui
