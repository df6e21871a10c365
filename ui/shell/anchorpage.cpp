// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/anchorpage.h"

#include "core/base/printable.h"
#include "core/incident/payloadcodec.h"
#include "core/journal/headcode.h"
#include "core/paper/qrcode.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/shell/anchorwords.h"
#include "ui/shell/codetext.h"
#include "ui/shell/codeview.h"
#include "ui/widgets/button.h"
#include "ui/widgets/onanswer.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

namespace {

constexpr int kSheetWidth = 860;
constexpr int kLongestName = 200;
constexpr qsizetype kWordsInRow = 4;
constexpr int kBetweenWords = 22;
constexpr int kBetweenCells = 28;
/// Large enough to be read aloud from a screen that stands away from the telephone.
constexpr int kWordSize = 20;

/// The number, then the words in rows, as HTML; copied, it is still number and words.
QString tableOf(qint64 seq, const QStringList& words, const ThemeValues& theme)
{
    const auto cell = [&](const QString& text) {
        return QStringLiteral("<td style='padding-right:%1px'>%2</td>")
            .arg(QString::number(theme.px(kBetweenWords)), text);
    };
    QString html;
    for (qsizetype first = 0; first < words.size(); first += kWordsInRow) {
        html += QStringLiteral("<tr>") + cell(first == 0 ? QStringLiteral("%1:").arg(seq) : QString());
        for (const auto& word : words.mid(first, kWordsInRow))
            html += cell(word.toHtmlEscaped());
        html += QStringLiteral("</tr>");
    }
    return QStringLiteral("<table cellspacing='0' cellpadding='0'>%1</table>").arg(html);
}

/// Entries of its chain behind it. That it was left somewhere is one as well, and nothing to be left again.
qsizetype entriesSince(const session::IncidentSession& incident, const journal::Head& head)
{
    const auto anchored = incident::typeOf(incident::RecordAnchored {});
    const auto& events = incident.events();
    return std::count_if(events.begin(), events.end(), [&](const journal::Event& event) {
        return event.origin == head.origin && event.seq > head.seq && event.type != anchored;
    });
}

void setInk(QWidget* widget, const QColor& ink)
{
    auto palette = widget->palette();
    palette.setColor(QPalette::WindowText, ink);
    widget->setPalette(palette);
}

} // namespace

AnchorPage::AnchorPage(QAction& print, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_print(print)
    , m_theme(theme)
    , m_scroll(new QScrollArea(this))
    , m_sheet(new QWidget)
    , m_body(new QWidget(m_sheet))
    , m_title(new QLabel(tr("Anchor the record"), m_sheet))
    , m_purpose(new QLabel(m_sheet))
    , m_entry(new QLabel(m_body))
    , m_since(new QLabel(m_body))
    , m_wordsHead(new QLabel(tr("To read aloud, the number first"), m_body))
    , m_codeHead(new QLabel(tr("To copy, or to scan"), m_body))
    , m_picture(new CodeView(theme, m_body))
    , m_whoHead(new QLabel(tr("&Told to"), m_body))
    , m_who(new QLineEdit(m_body))
    , m_told(new Button(Button::Kind::Solid, tr("I told them"), theme, m_body))
    , m_copy(new Button(Button::Kind::Outlined, tr("Copy a line for a message"), theme, m_body))
    , m_sent(new Button(Button::Kind::Outlined, tr("I sent it"), theme, m_body))
    , m_onPaper(new Button(Button::Kind::Outlined, tr("Print what is left"), theme, m_body))
    , m_message(new QLabel(m_sheet))
    , m_back(new Button(Button::Kind::Outlined, tr("Go back"), theme, m_sheet))
    , m_newest(new Button(Button::Kind::Outlined, tr("Show the newest"), theme, m_body))
    , m_words(new QLabel(m_body))
    , m_code(new CodeText(theme, m_body))
    , m_anchorsHead(new QLabel(tr("Left elsewhere so far"), m_sheet))
    , m_anchors(new QLabel(m_sheet))
{
    build();
    connect(m_who, &QLineEdit::returnPressed, this, [this] { record(Way::Told); });
    connect(m_told, &Button::clicked, this, [this] { record(Way::Told); });
    connect(m_sent, &Button::clicked, this, [this] { record(Way::Message); });
    connect(m_copy, &Button::clicked, this, &AnchorPage::copy);
    connect(m_onPaper, &Button::clicked, &m_print, &QAction::trigger);
    connect(&m_print, &QAction::changed, this, &AnchorPage::showPrint);
    connect(m_newest, &Button::clicked, this, [this] {
        // The button goes, and must not take the keyboard along.
        setFocus(Qt::OtherFocusReason);
        freeze();
    });
    connect(m_back, &Button::clicked, this, &AnchorPage::left);
    setTheme(theme);
    showPrint();
    freeze();
}

AnchorPage::~AnchorPage() = default;

void AnchorPage::build()
{
    m_scroll->setObjectName(QStringLiteral("anchor.page"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_message->setObjectName(QStringLiteral("anchor.message"));
    m_anchors->setObjectName(QStringLiteral("anchor.list"));
    m_anchors->setTextFormat(Qt::RichText);
    m_anchors->setWordWrap(true);
    m_back->setObjectName(QStringLiteral("anchor.back"));
    m_back->setKeyHint(tr("Esc"));
    for (auto* label : { m_title, m_purpose, m_message }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }

    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(kDockInset);
    body->addWidget(builtEntry());
    body->addWidget(builtAnswers());
    auto* foot = new QHBoxLayout;
    foot->setSpacing(kDockInset);
    foot->addWidget(m_message, 1);
    foot->addWidget(m_back);
    auto* inner = new QWidget(m_sheet);
    inner->setMaximumWidth(m_theme.px(kSheetWidth));
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kDockInset);
    column->addWidget(m_title);
    column->addWidget(m_purpose);
    column->addWidget(m_body);
    column->addLayout(foot);
    column->addWidget(m_anchorsHead);
    column->addWidget(m_anchors);
    column->addStretch(1);
    auto* outer = new QHBoxLayout(m_sheet);
    outer->setContentsMargins(kPageInset, kPageInset, kPageInset, kPageInset);
    outer->addStretch(1);
    outer->addWidget(inner, 100);
    outer->addStretch(1);
    m_scroll->setWidget(m_sheet);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_scroll);
}

QWidget* AnchorPage::builtEntry()
{
    m_entry->setObjectName(QStringLiteral("anchor.entry"));
    m_since->setObjectName(QStringLiteral("anchor.since"));
    m_newest->setObjectName(QStringLiteral("anchor.newest"));
    // What is read aloud does not move when an entry is added.
    auto room = m_newest->sizePolicy();
    room.setRetainSizeWhenHidden(true);
    m_newest->setSizePolicy(room);
    m_words->setObjectName(QStringLiteral("anchor.words"));
    m_words->setTextFormat(Qt::RichText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_words->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_code->setObjectName(QStringLiteral("anchor.code"));
    m_code->setAccessibleName(tr("Code of the entry"));
    m_picture->setObjectName(QStringLiteral("anchor.picture"));
    m_picture->setAccessibleName(tr("QR code: the same code, to be scanned"));

    auto* head = new QHBoxLayout;
    head->setSpacing(kDockInset);
    head->addWidget(m_entry, 1);
    head->addWidget(m_since);
    head->addWidget(m_newest);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(m_wordsHead);
    texts->addWidget(m_words);
    texts->addSpacing(kDockInset);
    texts->addWidget(m_codeHead);
    texts->addWidget(m_code);
    texts->addStretch(1);
    auto* beside = new QHBoxLayout;
    beside->setSpacing(2 * kDockInset);
    beside->addLayout(texts, 1);
    beside->addWidget(m_picture, 0, Qt::AlignTop);
    auto* entry = new QWidget(m_body);
    auto* column = new QVBoxLayout(entry);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kDockInset);
    column->addLayout(head);
    column->addLayout(beside);
    return entry;
}

QWidget* AnchorPage::builtAnswers()
{
    m_whoHead->setBuddy(m_who);
    // Its last letter is a little wider than it is measured, at twice the size.
    m_whoHead->setContentsMargins(0, 0, 4, 0);
    m_who->setObjectName(QStringLiteral("anchor.who"));
    m_who->setAccessibleName(tr("To whom it was told or sent"));
    m_who->setAccessibleDescription(tr("Enter records that they were told"));
    m_who->setPlaceholderText(tr("Who has it now, and how you reached them"));
    m_who->setMaxLength(kLongestName);
    m_told->setObjectName(QStringLiteral("anchor.told"));
    m_told->setKeyHint(tr("Enter"));
    m_copy->setObjectName(QStringLiteral("anchor.copy"));
    m_sent->setObjectName(QStringLiteral("anchor.sent"));
    m_onPaper->setObjectName(QStringLiteral("anchor.print"));

    auto* who = new QHBoxLayout;
    who->setSpacing(kDockInset);
    who->addWidget(m_whoHead);
    who->addWidget(m_who, 1);
    who->addWidget(m_told);
    auto* others = new QHBoxLayout;
    others->setSpacing(kDockInset);
    others->addWidget(m_copy);
    others->addWidget(m_sent);
    others->addStretch(1);
    others->addWidget(m_onPaper);
    auto* answers = new QWidget(m_body);
    auto* column = new QVBoxLayout(answers);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kDockInset);
    column->addLayout(who);
    column->addLayout(others);
    return answers;
}

void AnchorPage::setIncident(const std::shared_ptr<session::IncidentSession>& incident)
{
    if (m_incident)
        m_incident->disconnect(this);
    if (m_incident != incident)
        m_who->clear();
    m_incident = incident;
    m_isSaving = false;
    if (m_incident)
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &AnchorPage::follow);
    freeze();
}

void AnchorPage::freeze()
{
    m_head = m_incident ? m_incident->head() : std::nullopt;
    m_purpose->setText(m_head
            ? tr("Leave this with somebody who is not at this computer: with it anybody can tell whether "
                 "entries up to %1 were rewritten later.")
                  .arg(m_head->seq)
            : tr("This computer has written no entry of this record. There is nothing to leave elsewhere."));
    m_body->setVisible(m_head.has_value());
    setFocusProxy(m_head ? static_cast<QWidget*>(m_who) : m_back);
    say({});
    showEntry();
    follow();
}

void AnchorPage::showEntry()
{
    if (!m_head)
        return;
    const auto& events = m_incident->events();
    const auto entry = std::find_if(events.begin(), events.end(),
        [this](const journal::Event& event) { return event.head() == *m_head; });
    const WallTime time(m_incident->plan().zone);
    m_entry->setText(tr("Entry %1, written %2 %3")
                         .arg(QString::number(m_head->seq),
                             entry != events.end() ? time.dateAndMinutes(entry->at) : QString(),
                             entry != events.end() ? time.zoneName(entry->at) : QString()));
    const auto code = journal::codeOf(*m_head);
    m_code->setCode(code);
    const auto picture = paper::qrCode(code);
    m_picture->setVisible(picture.has_value());
    if (picture)
        m_picture->setCode(*picture);
    showWords();
}

void AnchorPage::showWords()
{
    if (!m_head)
        return;
    const auto words = journal::wordsOf(m_head->hash);
    m_words->setText(tableOf(m_head->seq, words, m_theme));
    m_words->setAccessibleName(QStringLiteral("%1: %2").arg(m_head->seq).arg(words.join(u' ')));
}

void AnchorPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

void AnchorPage::follow()
{
    // What nobody looks at is made up for when it is shown.
    if (!isVisible())
        return;
    const auto added = m_head ? entriesSince(*m_incident, *m_head) : 0;
    m_since->setText(added == 0 ? QString()
            : added == 1        ? tr("1 entry was added since.")
                                : tr("%1 entries were added since.").arg(added));
    m_newest->setVisible(added > 0);
    showAnchors();
}

void AnchorPage::showAnchors()
{
    m_anchorsHead->setVisible(m_incident != nullptr);
    m_anchors->setVisible(m_incident != nullptr);
    if (!m_incident)
        return;
    const auto& state = m_incident->state();
    if (state.anchors.isEmpty()) {
        const auto nowhere = tr("This record was not left anywhere yet.");
        m_anchors->setText(nowhere);
        m_anchors->setAccessibleName(nowhere);
        return;
    }
    const WallTime time(m_incident->plan().zone);
    QString html;
    QStringList spoken;
    for (const auto& anchor : state.anchors) {
        const QStringList cells { time.dateAndMinutes(anchor.at), wayWord(anchor.way),
            tr("entry %1").arg(anchor.seq), state.nameOf(anchor.by) };
        html += QStringLiteral("<tr>");
        for (const auto& cell : cells)
            html += QStringLiteral("<td style='padding-right:%1px'>%2</td>")
                        .arg(QString::number(m_theme.px(kBetweenCells)), cell.toHtmlEscaped());
        html += QStringLiteral("</tr>");
        spoken << cells.join(QStringLiteral(", "));
    }
    m_anchors->setText(QStringLiteral("<table cellspacing='0' cellpadding='2'>%1</table>").arg(html));
    m_anchors->setAccessibleName(spoken.join(QStringLiteral(". ")));
}

void AnchorPage::showPrint()
{
    m_onPaper->setEnabled(m_print.isEnabled());
    m_onPaper->setKeyHint(m_print.shortcut().toString());
}

void AnchorPage::copy()
{
    if (!m_head)
        return;
    const auto& state = m_incident->state();
    const auto line = tr("Record of %1, entry %2: %3")
                          .arg(printableLine(state.title, kMaxQuoted), QString::number(m_head->seq),
                              journal::codeOf(*m_head));
    const bool isDrill = state.kind == journal::StreamKind::Drill;
    QGuiApplication::clipboard()->setText(isDrill ? tr("DRILL: %1").arg(line) : line);
    say(tr("Copied. Once you have sent it, write to whom, and press “I sent it”."));
}

void AnchorPage::record(Way way)
{
    // A second press before the answer is there; what it says is about to stand in the list.
    if (m_isSaving || !m_head)
        return;
    const auto who = m_who->text().trimmed();
    if (who.isEmpty()) {
        m_who->setFocus(Qt::OtherFocusReason);
        say(way == Way::Told ? tr("Write who has it now.") : tr("Write who it was sent to."), true);
        return;
    }
    m_isSaving = true;
    say(tr("Saving…"));
    const auto act = m_incident->act(
        incident::RecordAnchored { way, m_head->seq, QString::fromLatin1(m_head->hash.toHex()), who });
    onAnswer(act, this, [this, incident = m_incident, way, seq = m_head->seq, who](const Result<void>& done) {
        if (incident != m_incident)
            return;
        m_isSaving = false;
        if (done)
            recorded(way, seq, who);
        else
            say(done.error().text, true);
    });
}

void AnchorPage::recorded(Way way, qint64 seq, const QString& who)
{
    // Somebody may be at the next name by now.
    if (m_who->text().trimmed() == who)
        m_who->clear();
    say((way == Way::Told ? tr("Recorded: entry %1 was told to %2.")
                          : tr("Recorded: entry %1 was sent to %2."))
            .arg(QString::number(seq), who));
}

void AnchorPage::say(const QString& sentence, bool isRefusal)
{
    m_isRefusal = isRefusal;
    m_message->setText(sentence);
    setInk(m_message, isRefusal ? m_theme.colors.warning : m_theme.colors.muted);
}

void AnchorPage::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* button = qobject_cast<Button*>(focusWidget());
    if (event->key() == Qt::Key_Escape)
        emit left();
    else if (isEnter && button != nullptr && button->hasFocus())
        button->click();
    else
        QWidget::keyPressEvent(event);
}

void AnchorPage::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    auto ground = palette();
    ground.setColor(QPalette::Window, theme.colors.panel);
    ground.setColor(QPalette::WindowText, theme.colors.text);
    setPalette(ground);
    setAutoFillBackground(true);
    m_title->setFont(theme.font(TypeScale::Token::H1));
    m_entry->setFont(theme.font(TypeScale::Token::BodyStrong));
    m_words->setFont(theme.type.figures(kWordSize));
    m_anchorsHead->setFont(theme.font(TypeScale::Token::TableStrong));
    m_anchors->setFont(theme.font(TypeScale::Token::Table));
    for (auto* label : { m_purpose, m_since, m_whoHead, m_message })
        label->setFont(theme.font(TypeScale::Token::Body));
    for (auto* label : { m_wordsHead, m_codeHead }) {
        label->setFont(theme.font(TypeScale::Token::Table));
        setInk(label, theme.colors.muted);
    }
    m_who->setFont(theme.font(TypeScale::Token::Body));
    m_code->setTheme(theme);
    m_picture->setTheme(theme);
    for (auto* button : { m_newest, m_told, m_copy, m_sent, m_onPaper, m_back })
        button->setTheme(theme);
    showWords();
    showAnchors();
    say(m_message->text(), m_isRefusal);
}

} // namespace muster::ui
