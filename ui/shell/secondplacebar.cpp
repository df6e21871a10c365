// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/secondplacebar.h"

#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QCompleter>
#include <QDir>
#include <QFileDialog>
#include <QFileSystemModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

namespace muster::ui {

namespace {

constexpr int kGlyph = 18;
constexpr int kGap = 12;
/// What a sentence needs beside its answers; the name of a folder is not broken into lines.
constexpr int kWordsWidth = 420;

} // namespace

SecondPlaceBar::SecondPlaceBar(const ThemeValues& theme, QWidget* parent)
    : AnswerBar(theme, kWordsWidth, parent)
    , m_field(new QLineEdit(this))
    , m_complaint(new QLabel(this))
    , m_accept(new Button(Button::Kind::Solid, QString(), theme, this))
    , m_browse(new Button(Button::Kind::Outlined, tr("Browse…"), theme, this))
    , m_dismiss(new Button(Button::Kind::Outlined, QString(), theme, this))
{
    setObjectName(QStringLiteral("secondPlaceBar"));
    m_field->setObjectName(QStringLiteral("secondPlace.folder"));
    m_field->setAccessibleName(tr("Folder where the log goes on"));
    m_field->setPlaceholderText(tr("Folder, for example on a stick"));
    m_complaint->setObjectName(QStringLiteral("secondPlace.complaint"));
    m_complaint->setTextFormat(Qt::PlainText);
    m_complaint->setWordWrap(true);
    m_accept->setObjectName(QStringLiteral("secondPlace.accept"));
    m_browse->setObjectName(QStringLiteral("secondPlace.browse"));
    m_browse->setAccessibleName(tr("Browse for a folder"));
    m_dismiss->setObjectName(QStringLiteral("secondPlace.dismiss"));
    m_dismiss->setKeyHint(tr("Esc"));

    words()->addWidget(m_field);
    words()->addWidget(m_complaint);
    answers()->addWidget(m_accept);
    answers()->addWidget(m_browse);
    answers()->addWidget(m_dismiss);
    showField(false);

    connect(m_accept, &Button::clicked, this, [this] {
        if (m_field->isHidden()) {
            emit chooseWanted();
            return;
        }
        m_field->completer()->popup()->hide();
        emit folderChosen(m_field->text().trimmed());
    });
    connect(m_browse, &Button::clicked, this, &SecondPlaceBar::browse);
    connect(m_dismiss, &Button::clicked, this, &SecondPlaceBar::dismissed);
    restyle(theme);
}

SecondPlaceBar::~SecondPlaceBar() = default;

void SecondPlaceBar::offer(const QString& reason)
{
    showField(false);
    m_accept->setKeyHint({});
    say(Tone::Critical, reason, tr("The log can go on in another folder, on a stick for example."));
    allow(tr("Choose another folder…"), tr("Not now"));
}

void SecondPlaceBar::askForFolder(const QString& reason)
{
    if (m_folders == nullptr) {
        m_folders = new QFileSystemModel(this);
        m_folders->setOption(QFileSystemModel::DontWatchForChanges);
        m_folders->setOption(QFileSystemModel::DontUseCustomDirectoryIcons);
        m_folders->setFilter(QDir::Dirs | QDir::Drives | QDir::NoDotAndDotDot);
        m_folders->setRootPath(QString());
        m_field->setCompleter(new QCompleter(m_folders, m_field));
    }
    showField(true);
    // The keys are a description too: what is said comes last.
    m_accept->setKeyHint(tr("Enter"));
    say(Tone::Critical, reason, tr("In which folder does the log go on?"));
    allow(tr("Go on there"), tr("Back"));
}

void SecondPlaceBar::takeKeyboard()
{
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
}

void SecondPlaceBar::complain(const QString& sentence)
{
    m_complaint->setText(sentence);
    m_complaint->setVisible(!sentence.isEmpty());
    m_field->setAccessibleDescription(sentence);
}

void SecondPlaceBar::showGoing(const QString& folder)
{
    showField(false);
    say(Tone::Neutral, tr("Going on in %1…").arg(folder), tr("What can be read is copied there first."));
    allow({}, {});
}

void SecondPlaceBar::showDone(const QString& lead, const QString& words, bool isCaution)
{
    showField(false);
    say(isCaution ? Tone::Caution : Tone::Neutral, lead, words);
    allow({}, tr("Understood"));
}

void SecondPlaceBar::setTheme(const ThemeValues& theme)
{
    for (auto* button : { m_accept, m_browse, m_dismiss })
        button->setTheme(theme);
    restyle(theme);
}

void SecondPlaceBar::say(Tone tone, const QString& lead, const QString& words)
{
    m_tone = tone;
    const QString spoken = lead + u' ' + words;
    write(lead, words);
    setAccessibleName(spoken);
    // Who lands on a button hears it as well.
    m_accept->setAccessibleDescription(spoken);
    m_dismiss->setAccessibleDescription(spoken);
    restyle(theme());
}

void SecondPlaceBar::allow(const QString& accept, const QString& dismiss)
{
    m_accept->setText(accept);
    m_accept->setVisible(!accept.isEmpty());
    m_dismiss->setText(dismiss);
    m_dismiss->setVisible(!dismiss.isEmpty());
    setFocusProxy(!m_field->isHidden() ? static_cast<QWidget*>(m_field)
            : !m_accept->isHidden()    ? m_accept
                                       : m_dismiss);
    fold();
    show();
}

void SecondPlaceBar::showField(bool visible)
{
    m_field->setVisible(visible);
    m_browse->setVisible(visible);
    complain({});
}

void SecondPlaceBar::browse()
{
    const auto typed = m_field->text().trimmed();
    auto* dialog = new QFileDialog(
        this, tr("Choose a folder for the log"), QFileInfo(typed).isDir() ? typed : QDir::homePath());
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_field->setText(QDir::toNativeSeparators(folder));
        takeKeyboard();
    });
    dialog->open();
}

void SecondPlaceBar::restyle(const ThemeValues& theme)
{
    dress(theme, m_tone == Tone::Neutral ? 0 : kGlyph + kGap);
    m_field->setFont(theme.font(TypeScale::Token::Body));
    m_complaint->setFont(theme.font(TypeScale::Token::Table));
    auto palette = m_complaint->palette();
    palette.setColor(QPalette::WindowText, theme.colors.warning);
    m_complaint->setPalette(palette);
}

void SecondPlaceBar::keyPressEvent(QKeyEvent* event)
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
        if (m_dismiss->hasFocus() || m_accept->isHidden())
            m_dismiss->click();
        else
            (m_browse->hasFocus() ? m_browse : m_accept)->click();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

QColor SecondPlaceBar::ground() const
{
    const auto& colors = theme().colors;
    return m_tone == Tone::Critical ? colors.criticalBand
        : m_tone == Tone::Caution   ? colors.cautionBand
                                    : AnswerBar::ground();
}

void SecondPlaceBar::paintEvent(QPaintEvent* event)
{
    AnswerBar::paintEvent(event);
    if (m_tone == Tone::Neutral)
        return;
    QPainter painter(this);
    GlyphPainter::paint(&painter, m_tone == Tone::Critical ? Glyph::Critical : Glyph::Warning,
        QRectF(kPageInset, (height() - kGlyph) / 2.0, kGlyph, kGlyph), theme().colors);
}

} // namespace muster::ui
