// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/exchangepage.h"

#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "ui/widgets/button.h"
#include "ui/widgets/onanswer.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

namespace {

using Kind = session::AccountLine::Kind;

constexpr int kSheetWidth = 860;
constexpr int kIndent = 18;
constexpr auto kSuffix = QLatin1StringView(".muster");

void setInk(QWidget* widget, const QColor& ink)
{
    auto palette = widget->palette();
    palette.setColor(QPalette::WindowText, ink);
    widget->setPalette(palette);
}

bool hasRefusal(const QList<session::AccountLine>& lines)
{
    return std::any_of(lines.begin(), lines.end(),
        [](const session::AccountLine& line) { return line.kind == Kind::Refusal; });
}

} // namespace

ExchangePage::ExchangePage(const Clock& clock, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_theme(theme)
    , m_scroll(new QScrollArea(this))
    , m_sheet(new QWidget)
    , m_title(new QLabel(m_sheet))
    , m_purpose(new QLabel(m_sheet))
    , m_pathHead(new QLabel(m_sheet))
    , m_path(new QLineEdit(m_sheet))
    , m_choose(new Button(Button::Kind::Outlined, tr("Choose…"), theme, m_sheet))
    , m_options(new QWidget(m_sheet))
    , m_names(new QCheckBox(tr("Without the &names of those who acted"), m_options))
    , m_texts(new QCheckBox(tr("Without any &texts, names among them"), m_options))
    , m_files(new QCheckBox(tr("Without attached &files and the plan"), m_options))
    , m_fieldsHead(new QLabel(tr("Without the texts of these fie&lds"), m_options))
    , m_fields(new QLineEdit(m_options))
    , m_readers(new QLabel(m_options))
    , m_message(new QLabel(m_sheet))
    , m_act(new Button(Button::Kind::Solid, {}, theme, m_sheet))
    , m_replace(new Button(Button::Kind::Outlined, tr("Replace it"), theme, m_sheet))
    , m_open(new Button(Button::Kind::Outlined, tr("Open it"), theme, m_sheet))
    , m_back(new Button(Button::Kind::Outlined, tr("Go back"), theme, m_sheet))
    , m_account(new QLabel(m_sheet))
{
    build();
    for (auto* field : { m_path, m_fields })
        field->installEventFilter(this);
    connect(m_path, &QLineEdit::textEdited, m_replace, &Button::hide);
    connect(m_choose, &Button::clicked, this, &ExchangePage::choose);
    connect(m_act, &Button::clicked, this, [this] { act(); });
    connect(m_replace, &Button::clicked, this, [this] { act(true); });
    connect(m_open, &Button::clicked, this, [this] {
        if (m_new)
            emit openWanted(*m_new);
    });
    connect(m_back, &Button::clicked, this, &ExchangePage::left);
    for (auto* box : { m_names, m_texts, m_files })
        connect(box, &QCheckBox::toggled, this, &ExchangePage::showReaders);
    connect(m_fields, &QLineEdit::textChanged, this, &ExchangePage::showReaders);
    setFocusProxy(m_path);
    setTheme(theme);
    begin(Task::Import);
}

ExchangePage::~ExchangePage() = default;

void ExchangePage::build()
{
    m_scroll->setObjectName(QStringLiteral("exchange.page"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_pathHead->setBuddy(m_path);
    m_path->setObjectName(QStringLiteral("exchange.path"));
    m_choose->setObjectName(QStringLiteral("exchange.choose"));
    m_message->setObjectName(QStringLiteral("exchange.message"));
    m_act->setObjectName(QStringLiteral("exchange.act"));
    m_act->setKeyHint(tr("Enter"));
    m_replace->setObjectName(QStringLiteral("exchange.replace"));
    m_open->setObjectName(QStringLiteral("exchange.open"));
    m_back->setObjectName(QStringLiteral("exchange.back"));
    m_back->setKeyHint(tr("Esc"));
    m_account->setObjectName(QStringLiteral("exchange.account"));
    m_account->setTextFormat(Qt::RichText);
    m_account->setWordWrap(true);
    m_account->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (auto* label : { m_title, m_purpose, m_message, m_readers }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }

    auto* path = new QHBoxLayout;
    path->setSpacing(kDockInset);
    path->addWidget(m_pathHead);
    path->addWidget(m_path, 1);
    path->addWidget(m_choose);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kDockInset);
    buttons->addWidget(m_act);
    buttons->addWidget(m_replace);
    buttons->addWidget(m_open);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    auto* inner = new QWidget(m_sheet);
    inner->setMaximumWidth(m_theme.px(kSheetWidth));
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kDockInset);
    column->addWidget(m_title);
    column->addWidget(m_purpose);
    column->addLayout(path);
    column->addWidget(builtOptions());
    column->addLayout(buttons);
    column->addWidget(m_message);
    column->addWidget(m_account);
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

QWidget* ExchangePage::builtOptions()
{
    m_names->setObjectName(QStringLiteral("exchange.names"));
    m_texts->setObjectName(QStringLiteral("exchange.texts"));
    m_files->setObjectName(QStringLiteral("exchange.files"));
    m_fieldsHead->setBuddy(m_fields);
    m_fields->setObjectName(QStringLiteral("exchange.fields"));
    m_fields->setPlaceholderText(tr("As the record calls them: saw, why"));
    m_readers->setObjectName(QStringLiteral("exchange.readers"));
    auto* fields = new QHBoxLayout;
    fields->setSpacing(kDockInset);
    fields->addWidget(m_fieldsHead);
    fields->addWidget(m_fields, 1);
    auto* column = new QVBoxLayout(m_options);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kDockInset);
    for (auto* box : { m_names, m_texts, m_files })
        column->addWidget(box);
    column->addLayout(fields);
    column->addWidget(m_readers);
    return m_options;
}

void ExchangePage::setSession(const session::Session& session)
{
    // What the other one was doing is of no use any more, and never answers.
    if (m_isWorking)
        end({}, false);
    m_exchange = std::make_unique<session::Exchange>(session.ports());
    connect(m_exchange.get(), &session::Exchange::began, this,
        [this](const QString& file, qsizetype number, qsizetype all) {
            if (all > 1) {
                say(tr("Working: %1 of %2, %3")
                        .arg(QString::number(number), QString::number(all), QFileInfo(file).fileName()));
            }
        });
}

void ExchangePage::setFolder(const QString& folder)
{
    m_folder = folder;
}

void ExchangePage::beginExport(const session::IncidentSession& incident)
{
    if (isBusy())
        return;
    m_stream = incident.stream().id;
    m_name = session::exportName(*m_stream, incident.events());
    m_by = incident.actingAs();
    for (auto* box : { m_names, m_texts, m_files })
        box->setChecked(false);
    m_fields->clear();
    begin(Task::Export);
    m_title->setText(tr("Export the record: %1").arg(incident.state().title));
    m_path->setText(QDir(m_folder).filePath(m_name));
}

void ExchangePage::beginImport()
{
    if (isBusy())
        return;
    begin(Task::Import);
    m_title->setText(tr("Import a record"));
    m_path->clear();
}

void ExchangePage::beginStick()
{
    if (isBusy())
        return;
    begin(Task::Stick);
    m_title->setText(tr("Exchange by stick"));
    m_path->clear();
}

void ExchangePage::begin(Task task)
{
    m_task = task;
    const bool isExport = task == Task::Export;
    m_purpose->setText(isExport ? tr("One file with all that belongs to this incident. Anybody can check it "
                                     "without Muster, and another "
                                     "Muster can go on with it.")
            : task == Task::Import
            ? tr("What another console recorded comes into this log. The file is checked first: what does "
                 "not hold "
                 "is refused whole, and what is here stays as it is.")
            : tr("Everything that lies in the folder comes in, and everything that is here is written there. "
                 "When two "
                 "laptops have done that in turn, and the first once more, both know the same."));
    m_pathHead->setText(task == Task::Stick ? tr("&Folder") : tr("&File"));
    m_path->setAccessibleName(isExport ? tr("File that is written")
            : task == Task::Import     ? tr("File that is taken in, or a folder of them")
                                       : tr("Folder on the stick"));
    m_act->setText(isExport ? tr("Export") : task == Task::Import ? tr("Import") : tr("Exchange"));
    m_options->setVisible(isExport);
    m_replace->hide();
    m_open->hide();
    m_new.reset();
    m_lines.clear();
    say({});
    showLines();
    showReaders();
}

void ExchangePage::choose()
{
    auto* dialog = new QFileDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDirectory(m_folder);
    dialog->setNameFilters({ tr("Records (*.muster)"), tr("All files (*)") });
    switch (m_task) {
    case Task::Export:
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        // The page asks, and looks into the file first.
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
        dialog->selectFile(QFileInfo(path()).fileName());
        break;
    case Task::Import:
        dialog->setFileMode(QFileDialog::ExistingFiles);
        break;
    case Task::Stick:
        dialog->setFileMode(QFileDialog::Directory);
        break;
    }
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        if (files.size() > 1 && !m_isWorking) {
            emit folderChosen(QFileInfo(files.first()).path());
            importNow(files);
            return;
        }
        m_path->setText(files.value(0));
        m_replace->hide();
        m_path->setFocus(Qt::OtherFocusReason);
    });
    dialog->open();
}

QString ExchangePage::path() const
{
    auto typed = m_path->text().trimmed();
    if (typed.isEmpty())
        return {};
    if (typed == u"~" || typed.startsWith(u"~/"))
        typed.replace(0, 1, QDir::homePath());
    return QDir::cleanPath(QDir(m_folder).absoluteFilePath(typed));
}

std::optional<bundle::Withholding> ExchangePage::without() const
{
    bundle::Withholding what { m_names->isChecked(), m_texts->isChecked(), m_files->isChecked(), {} };
    for (const auto& field : m_fields->text().split(u',', Qt::SkipEmptyParts)) {
        if (const auto word = field.trimmed(); !word.isEmpty())
            what.fields.insert(word);
    }
    return what == bundle::Withholding() ? std::nullopt : std::optional(what);
}

void ExchangePage::act(bool replaces)
{
    if (m_isWorking)
        return;
    if (!m_exchange)
        return say(tr("The log is not open yet."), true);
    if (path().isEmpty()) {
        m_path->setFocus(Qt::OtherFocusReason);
        return say(m_task == Task::Export ? tr("Write where the file goes.")
                : m_task == Task::Import  ? tr("Write which file is taken in, or choose one.")
                                          : tr("Write which folder it is, or choose one."),
            true);
    }
    switch (m_task) {
    case Task::Export:
        return exportNow(replaces);
    case Task::Import:
        emit folderChosen(QFileInfo(path()).path());
        return importNow({ path() });
    case Task::Stick:
        return stickNow();
    }
}

void ExchangePage::exportNow(bool replaces)
{
    auto file = path();
    if (QFileInfo(file).suffix().isEmpty())
        file += kSuffix;
    m_file = file;
    const auto what = without();
    if (what) {
        for (const auto& field : what->fields) {
            if (const auto read = bundle::withholdingFromText(field); !read) {
                m_fields->setFocus(Qt::OtherFocusReason);
                return say(read.error().text, true);
            }
        }
    }
    emit folderChosen(QFileInfo(file).path());
    work(tr("Writing…"));
    using Replaces = session::ExportWish::Replaces;
    const session::ExportWish wish { file, *m_stream, what,
        replaces ? Replaces::AnyRecord : Replaces::WhatSaysLess, m_by };
    onAnswer(m_exchange->exportTo(wish, m_clock.now()), this, [this](const Result<session::Exported>& done) {
        if (!done) {
            end(done.error().text, true);
            m_replace->setVisible(done.error().fault == Fault::Conflict);
            return;
        }
        const auto lines = accountOf(*done);
        const bool isBad = hasRefusal(lines);
        end(isBad                ? tr("It was written, but not all is well with it.")
                : done->wasThere ? tr("That file says the same already.")
                                 : tr("Exported."),
            isBad, lines);
    });
}

void ExchangePage::importNow(const QStringList& files)
{
    if (m_isWorking || files.isEmpty())
        return;
    m_isUnseen = false;
    beginImport();
    m_path->setText(files.size() == 1 ? files.first() : QString());
    if (!m_exchange)
        return say(tr("The log is not open yet."), true);
    work(tr("Reading and checking…"));
    onAnswer(m_exchange->importAll(files), this, [this](const Result<QList<session::FileImported>>& done) {
        if (!done)
            end(done.error().text, true);
        else if (done->isEmpty())
            end(tr("There is no file *.muster in that folder."), true);
        else
            endImport(*done);
    });
}

void ExchangePage::endImport(const QList<session::FileImported>& imported)
{
    if (imported.size() == 1 && !imported.first().done)
        return end(imported.first().done.error().text, true);
    const auto lines = imported.size() == 1 ? accountOf(*imported.first().done) : accountOf(imported);
    QList<journal::StreamId> fresh;
    qint64 entries = 0;
    for (const auto& one : imported) {
        if (!one.done)
            continue;
        entries += one.done->admission.stored;
        const bool canBeOpened = one.done->kind != journal::StreamKind::Estate && !one.done->wasKnown
            && one.done->admission.stored > 0;
        if (canBeOpened)
            fresh << one.done->stream;
    }
    if (fresh.size() == 1)
        m_new = fresh.first();
    const bool isBad = hasRefusal(lines);
    end(isBad              ? tr("Not everything was taken in. What was refused is told below.")
            : entries == 0 ? tr("All of it was known here already.")
            : entries == 1 ? tr("Taken in: 1 new entry.")
                           : tr("Taken in: %1 new entries.").arg(entries),
        isBad, lines);
}

void ExchangePage::stickNow()
{
    emit folderChosen(path());
    work(tr("Reading and checking…"));
    onAnswer(m_exchange->swap(path(), m_clock.now()), this, [this](const Result<session::Swapped>& done) {
        if (!done)
            return end(done.error().text, true);
        auto lines = accountOf(done->imported);
        lines += accountOf(done->exported);
        const bool isBad = hasRefusal(lines);
        end(isBad ? tr("Exchanged, but not with everything. What went wrong is told below.")
                  : tr("Exchanged. Take the stick to the other laptop, and exchange there."),
            isBad, lines);
    });
}

void ExchangePage::work(const QString& sentence)
{
    m_isWorking = true;
    m_replace->hide();
    m_open->hide();
    m_new.reset();
    m_lines.clear();
    showLines();
    // What is disabled lets go of the keyboard.
    m_back->setFocus(Qt::OtherFocusReason);
    for (auto* widget : std::initializer_list<QWidget*> { m_path, m_choose, m_options, m_act })
        widget->setEnabled(false);
    say(sentence);
}

void ExchangePage::end(const QString& sentence, bool isRefusal, const Lines& lines)
{
    m_isWorking = false;
    for (auto* widget : std::initializer_list<QWidget*> { m_path, m_choose, m_options, m_act })
        widget->setEnabled(true);
    m_lines = lines;
    m_open->setVisible(m_new.has_value());
    say(sentence, isRefusal);
    showLines();
    m_isUnseen = !isVisible();
    if (m_isUnseen)
        emit ended(sentence, whereItIs(isRefusal));
}

QString ExchangePage::whereItIs(bool isRefusal) const
{
    switch (m_task) {
    case Task::Export:
        return isRefusal
            ? tr("What is wrong stands under File, Export the record.")
            : tr("The file is %1. Hand it on as it is; whoever has it can check it without Muster.")
                  .arg(m_file);
    case Task::Import:
        return tr("What came of it stands under File, Import a record.");
    case Task::Stick:
        return tr("What came of it stands under File, Exchange by stick.");
    }
    Q_UNREACHABLE();
}

void ExchangePage::showReaders()
{
    m_readers->setText(session::readersOf(without()));
}

void ExchangePage::showLines()
{
    QString html;
    QStringList spoken;
    for (const auto& line : m_lines) {
        const auto text = line.text.toHtmlEscaped();
        spoken << line.text;
        if (line.kind == Kind::Refusal) {
            html += QStringLiteral("<p style='margin:6px 0 0 0; color:%1'>%2</p>")
                        .arg(m_theme.colors.warning.name(), text);
        } else if (line.kind == Kind::Head) {
            html += QStringLiteral("<p style='margin:10px 0 0 0; font-weight:600'>%1</p>").arg(text);
        } else {
            html += QStringLiteral("<p style='margin:2px 0 0 %1px'>%2</p>")
                        .arg(QString::number(m_theme.px(kIndent)), text);
        }
    }
    m_account->setText(html);
    m_account->setAccessibleName(spoken.join(QStringLiteral(". ")));
    m_account->setVisible(!m_lines.isEmpty());
}

void ExchangePage::say(const QString& sentence, bool isRefusal)
{
    m_isRefusal = isRefusal;
    m_message->setText(sentence);
    setInk(m_message, isRefusal ? m_theme.colors.warning : m_theme.colors.muted);
}

void ExchangePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_isUnseen = false;
}

bool ExchangePage::eventFilter(QObject* watched, QEvent* event)
{
    // A field passes Enter on, and by then the keyboard may be on a button.
    if (event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            act();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ExchangePage::keyPressEvent(QKeyEvent* event)
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

void ExchangePage::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    auto ground = palette();
    ground.setColor(QPalette::Window, theme.colors.panel);
    ground.setColor(QPalette::WindowText, theme.colors.text);
    setPalette(ground);
    setAutoFillBackground(true);
    m_title->setFont(theme.font(TypeScale::Token::H1));
    for (auto* widget : std::initializer_list<QWidget*> {
             m_purpose, m_pathHead, m_path, m_names, m_texts, m_files, m_fieldsHead, m_fields, m_message })
        widget->setFont(theme.font(TypeScale::Token::Body));
    m_readers->setFont(theme.font(TypeScale::Token::Table));
    setInk(m_readers, theme.colors.muted);
    m_account->setFont(theme.font(TypeScale::Token::Table));
    for (auto* button : { m_choose, m_act, m_replace, m_open, m_back })
        button->setTheme(theme);
    showLines();
    say(m_message->text(), m_isRefusal);
}

} // namespace muster::ui
