// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reviewpart.h"

#include "ui/panels/paragraph.h"
#include "ui/shell/reviewwords.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kFewestLines = 2;
constexpr int kMostLines = 16;
constexpr int kInset = 8;

bool isRecordKey(const QKeyEvent& key)
{
    return key.modifiers().testFlag(Qt::ControlModifier)
        && (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter);
}

/// Whether the keyboard went on to something else in the window.
bool isLeaving(const QFocusEvent& event)
{
    return event.reason() != Qt::ActiveWindowFocusReason && event.reason() != Qt::PopupFocusReason
        && event.reason() != Qt::MenuBarFocusReason;
}

} // namespace

ReviewPart::ReviewPart(const QString& part, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_part(part)
    , m_theme(theme)
    , m_box(new QPlainTextEdit(this))
    , m_by(new Paragraph(this))
{
    m_box->setObjectName(QStringLiteral("review.part.%1").arg(part));
    m_box->setAccessibleName(titleOfPart(part));
    m_box->setPlaceholderText(hintOfPart(part));
    m_box->setTabChangesFocus(true);
    m_box->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_box->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_box->installEventFilter(this);
    m_by->setObjectName(QStringLiteral("review.by.%1").arg(part));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_box);
    column->addWidget(m_by);
    connect(m_box, &QPlainTextEdit::textChanged, this, [this] {
        showStanding();
        emit typed();
    });
    connect(m_box->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
        &ReviewPart::fit);
    restyle();
    showSettled();
}

ReviewPart::~ReviewPart() = default;

QString ReviewPart::text() const
{
    return m_box->toPlainText().trimmed();
}

qsizetype ReviewPart::words() const
{
    return wordsIn(m_box->toPlainText());
}

std::optional<QString> ReviewPart::draft() const
{
    const auto typed = text();
    return typed == m_written ? std::nullopt : std::optional(typed);
}

void ReviewPart::setDraft(const QString& text)
{
    m_box->setPlainText(text);
}

void ReviewPart::setWritten(const QString& text, const QString& byWhom)
{
    const auto written = text.trimmed();
    const bool isNew = written != m_written;
    const bool isDraft = draft().has_value();
    m_written = written;
    m_byWhom = byWhom;
    if (isNew && !isDraft)
        m_box->setPlainText(text);
    else if (isNew)
        m_isForeign = draft().has_value() && m_asked != written;
    showStanding();
}

void ReviewPart::setSettled(const QString& why)
{
    // Whoever is typing keeps their place.
    if (std::exchange(m_why, why) == why)
        return;
    showSettled();
}

void ReviewPart::showSettled()
{
    m_box->setReadOnly(!m_why.isEmpty());
    // What can still be read by keys is what can be typed in.
    m_box->setTextInteractionFlags(m_why.isEmpty()
            ? Qt::TextEditorInteraction
            : Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_box->setAccessibleDescription(
        m_why.isEmpty() ? tr("Ctrl+Enter records it, and so does leaving the box") : m_why);
    showStanding();
}

void ReviewPart::answered()
{
    m_asked.reset();
    showStanding();
}

void ReviewPart::record()
{
    const auto wish = draft();
    if (!wish || m_asked == wish)
        return;
    m_asked = wish;
    m_isForeign = false;
    showStanding();
    emit wanted(*wish);
}

void ReviewPart::showStanding()
{
    const auto said = m_byWhom.isEmpty() ? tr("Nobody has written this yet.") : m_byWhom;
    const auto words = [&] {
        if (m_asked)
            return tr("It is being recorded…");
        if (!draft())
            return m_why.isEmpty() ? said : said + u' ' + m_why;
        if (m_isForeign)
            return tr("Not recorded yet, and somebody else wrote meanwhile. %1 Ctrl+Enter puts your words in "
                      "place of theirs.")
                .arg(said);
        return tr("Not recorded yet. Ctrl+Enter records it, and so does leaving the box.");
    }();
    m_by->setWords(words);
}

void ReviewPart::fit()
{
    // To count lines lays them out, which tells of another size.
    if (std::exchange(m_isFitting, true))
        return;
    const auto line = QFontMetrics(m_box->font()).lineSpacing();
    const auto* document = m_box->document();
    int lines = 0;
    for (auto block = document->firstBlock(); block.isValid(); block = block.next()) {
        static_cast<void>(document->documentLayout()->blockBoundingRect(block));
        lines += std::max(1, block.layout()->lineCount());
    }
    const auto frame = 2 * m_box->frameWidth() + 2 * static_cast<int>(m_box->document()->documentMargin());
    m_box->setFixedHeight(std::clamp(lines, kFewestLines, kMostLines) * line + frame + m_theme.px(2));
    m_isFitting = false;
}

bool ReviewPart::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isRecordKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && isRecordKey(*static_cast<QKeyEvent*>(event))) {
        record();
        return true;
    }
    // It breaks its lines anew once it has its new width.
    if (event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &ReviewPart::fit, Qt::QueuedConnection);
    if (event->type() == QEvent::FocusOut && isLeaving(*static_cast<QFocusEvent*>(event)) && !m_isForeign)
        record();
    return QWidget::eventFilter(watched, event);
}

void ReviewPart::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    restyle();
}

void ReviewPart::restyle()
{
    m_box->setFont(m_theme.font(Token::Body));
    {
        // A margin counts as a change of the text.
        const QSignalBlocker quiet(m_box);
        m_box->document()->setDocumentMargin(m_theme.px(kInset));
    }
    m_by->setStyle(m_theme.font(Token::Table), m_theme.colors.muted);
    fit();
}

} // namespace muster::ui
