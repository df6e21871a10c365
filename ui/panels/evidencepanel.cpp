// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evidencepanel.h"

#include "core/evidence/mediatype.h"
#include "core/evidence/newfile.h"
#include "core/evidence/preview.h"
#include "core/evidence/tamedname.h"
#include "core/evidence/textcomparison.h"
#include "ui/panels/evidencecomparison.h"
#include "ui/panels/evidencedelegate.h"
#include "ui/panels/evidencedrop.h"
#include "ui/panels/evidencefile.h"
#include "ui/panels/reasonline.h"
#include "ui/panels/signedline.h"
#include "ui/widgets/button.h"
#include "ui/widgets/commandkey.h"
#include "ui/widgets/onanswer.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QBuffer>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::ui {

using incident::EvidenceWithdrawn;
using Kind = incident::EvidenceAttached::Kind;

namespace {

/// From this width on the list stands beside what belongs to it, at 100 %.
constexpr int kWide = 640;
constexpr int kListWidth = 320;
/// Pictures are not decoded larger.
constexpr QSize kLargestPicture(1600, 1200);
/// More sentences about files that cannot be attached would push the rest away.
constexpr qsizetype kMostComplaints = 3;

struct FileRead {
    QByteArray bytes;
    QString media;
};

QByteArray asPng(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

EvidenceLook lookOf(const QByteArray& bytes)
{
    EvidenceLook look { evidence::previewOf(bytes), {}, {} };
    if (look.preview.kind != evidence::Preview::Kind::Picture)
        return look;
    auto picture = evidence::pictureOf(bytes, kLargestPicture);
    if (picture)
        look.picture = *std::move(picture);
    else
        look.fault = picture.error().text;
    return look;
}

} // namespace

EvidencePanel::EvidencePanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("evidence"), tr("Evidence"), theme, parent)
    , m_model(new EvidenceModel(this))
    , m_delegate(new EvidenceDelegate(m_model, theme, this))
    , m_middle(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_desk(new QScrollArea)
    , m_details(new EvidenceDetails(theme))
    , m_form(new EvidenceForm(theme))
    , m_comparison(new EvidenceComparison(theme))
    , m_message(new SignedLine(theme))
    , m_reason(new ReasonLine(theme))
    , m_foot(new QWidget)
    , m_acts(new QWidget)
    , m_buttons(new QGridLayout(m_acts))
    , m_attach(new Button(Button::Kind::Outlined, tr("Attach…"), theme))
    , m_compare(new Button(Button::Kind::Outlined, tr("Compare"), theme))
    , m_save(new Button(Button::Kind::Outlined, tr("Save as…"), theme))
    , m_withdraw(new Button(Button::Kind::Outlined, tr("Withdraw…"), theme))
    , m_erase(new Button(Button::Kind::Outlined, tr("Take the file back…"), theme))
    , m_pasteAct(new QAction(tr("&Paste a file, a picture or a text\tCtrl+V"), this))
    , m_hideAct(new QAction(tr("&Hide what was withdrawn\tH"), this))
    , m_drop(new EvidenceDrop(theme, this))
{
    setAcceptDrops(true);
    build();
    buildActions();
    list()->setModel(m_model);
    list()->setItemDelegate(m_delegate);
    list()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list()->setAccessibleDescription(
        tr("Enter reads the file, Insert attaches one, Ctrl+V pastes, C compares two that are selected, S "
           "saves a copy, Delete withdraws, Shift+Delete takes the file back for good, H hides what was "
           "withdrawn"));
    addFilter(FilterLine::Shows::WhileUsed, tr("Type a name, a step or a word"), tr("Filter evidence"));
    for (auto* field : findChildren<QLineEdit*>())
        field->setAcceptDrops(false);

    connect(filterLine(), &FilterLine::changed, this, &EvidencePanel::filter);
    connect(filterLine(), &FilterLine::cleared, this, [this] { m_hideAct->setChecked(false); });
    connect(
        list()->selectionModel(), &QItemSelectionModel::currentChanged, this, &EvidencePanel::showCurrent);
    connect(list()->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EvidencePanel::showActs);
    for (const auto changed : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_model, changed, this, &EvidencePanel::showRows);
    connect(m_model, &QAbstractItemModel::modelReset, this, &EvidencePanel::showRows);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        list()->doItemsLayout();
        showCurrent();
        emit remarkChanged();
    });
    connect(m_form, &EvidenceForm::wanted, this, &EvidencePanel::attach);
    connect(m_form, &EvidenceForm::putAway, this, [this] {
        emit told(tr("%1 was not attached.").arg(m_form->draft().what.name));
        leaveForm();
    });
    connect(m_comparison, &EvidenceComparison::left, this, [this] {
        showPage(Page::Details);
        list()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_reason, &ReasonLine::answered, this, [this](int, const QString& why) { withdraw(why); });
    connect(m_reason, &ReasonLine::gaveUp, this, [this] {
        showActs();
        list()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_drop, &EvidenceDrop::dropped, this, &EvidencePanel::take);
    restyle();
    showRows();
}

EvidencePanel::~EvidencePanel() = default;

void EvidencePanel::build()
{
    auto* sheet = new QWidget;
    auto* pages = new QVBoxLayout(sheet);
    pages->setContentsMargins(0, 0, 0, 0);
    pages->setSpacing(0);
    for (auto* page : std::initializer_list<QWidget*> { m_details, m_form, m_comparison })
        pages->addWidget(page);
    m_desk->setObjectName(QStringLiteral("evidence.desk"));
    m_desk->setFrameShape(QFrame::NoFrame);
    m_desk->setWidgetResizable(true);
    m_desk->setFocusPolicy(Qt::NoFocus);
    m_desk->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_desk->setWidget(sheet);
    m_desk->viewport()->setBackgroundRole(QPalette::Window);

    m_message->setObjectName(QStringLiteral("evidence.message"));
    m_reason->setObjectName(QStringLiteral("evidence.reason"));
    const std::initializer_list<std::tuple<Button*, const char*, QString>> buttons {
        { m_attach, "attach", tr("Ins") },
        { m_compare, "compare", QStringLiteral("C") },
        { m_save, "save", QStringLiteral("S") },
        { m_withdraw, "withdraw", tr("Del") },
        { m_erase, "erase", tr("Shift+Del") },
    };
    for (const auto& [button, name, key] : buttons) {
        button->setObjectName(QStringLiteral("evidence.%1").arg(QLatin1StringView(name)));
        button->setKeyHint(key);
        button->setHeight(Button::Height::Small);
    }
    connect(m_attach, &QPushButton::clicked, this, &EvidencePanel::chooseFiles);
    connect(m_compare, &QPushButton::clicked, this, &EvidencePanel::compare);
    connect(m_save, &QPushButton::clicked, this, &EvidencePanel::save);
    connect(m_withdraw, &QPushButton::clicked, this, &EvidencePanel::askToWithdraw);
    connect(m_erase, &QPushButton::clicked, this, [this] {
        if (const auto* row = current())
            emit eraseWanted(row->event);
    });
    m_buttons->setContentsMargins(0, 0, 0, 0);
    auto* foot = new QVBoxLayout(m_foot);
    for (auto* part : std::initializer_list<QWidget*> { m_message, m_reason, m_acts })
        foot->addWidget(part);

    auto* column = qobject_cast<QVBoxLayout*>(layout());
    column->removeWidget(list());
    m_middle->setSpacing(0);
    m_middle->addWidget(list(), 2);
    m_middle->addWidget(m_desk, 3);
    column->insertLayout(0, m_middle, 1);
    column->addWidget(m_foot);
}

void EvidencePanel::buildActions()
{
    const auto offer = [this](const QString& text, Button* button) {
        auto* action = new QAction(text, this);
        connect(action, &QAction::triggered, button, &QPushButton::click);
        addAction(action);
    };
    offer(tr("&Attach files…\tIns"), m_attach);
    addAction(m_pasteAct);
    offer(tr("&Compare\tC"), m_compare);
    offer(tr("&Save as…\tS"), m_save);
    offer(tr("&Withdraw…\tDel"), m_withdraw);
    offer(tr("&Take the file back…\tShift+Del"), m_erase);
    m_pasteAct->setObjectName(QStringLiteral("evidence.paste"));
    m_hideAct->setObjectName(QStringLiteral("evidence.hide"));
    m_hideAct->setCheckable(true);
    addAction(m_hideAct);
    connect(m_pasteAct, &QAction::triggered, this, &EvidencePanel::paste);
    connect(m_hideAct, &QAction::toggled, this, [this](bool hidden) {
        const bool hadKeyboard = list()->hasFocus();
        m_model->setShowsWithdrawn(!hidden);
        filterLine()->setNarrowed(hidden);
        showRows();
        if (hadKeyboard && list()->isHidden())
            setFocus(Qt::OtherFocusReason);
    });
}

QObject* EvidencePanel::worker()
{
    if (!m_thread) {
        m_thread = std::make_unique<WorkerThread>(QStringLiteral("evidence"));
        m_worker = new QObject;
        m_thread->adopt(m_worker);
    }
    return m_worker;
}

void EvidencePanel::setKeeper(session::EvidenceKeeper* keeper)
{
    m_keeper = keeper;
}

void EvidencePanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    setAside();
    filterLine()->clear();
    m_reason->giveUp();
    m_complaints.clear();
    showMessage({});
    m_loaded.reset();
    m_page = Page::Details;
    m_comparison->hide();
    m_comparison->forget();
    m_details->forgetLook();
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = incident;
    m_model->setIncident(std::move(incident));
    if (m_incident)
        connect(
            m_incident.get(), &session::IncidentSession::stateChanged, this, &EvidencePanel::forgetErased);
    showRows();
    takeUp();
}

QString EvidencePanel::incidentKey() const
{
    return m_incident ? m_incident->stream().id.toString() : QString();
}

void EvidencePanel::setAside()
{
    SetAside aside { std::exchange(m_unfinished, {}), std::exchange(m_waiting, {}) };
    // What is being saved is either attached in a moment, or comes back with the answer.
    if (m_form->isOpen() && !m_saving)
        aside.unfinished.prepend(m_form->draft());
    m_form->close();
    m_saving = false;
    ++m_turn;
    if (m_incident && (!aside.unfinished.isEmpty() || !aside.waiting.isEmpty()))
        m_aside.insert(incidentKey(), aside);
}

void EvidencePanel::takeUp()
{
    m_takesKeyboard = false;
    const auto aside = m_aside.take(incidentKey());
    m_unfinished = aside.unfinished;
    m_waiting = aside.waiting;
    readNext();
}

// Attaching

void EvidencePanel::lookAt(const journal::EventId& entry)
{
    filterLine()->clear();
    m_hideAct->setChecked(false);
    if (const auto row = m_model->rowOf(entry)) {
        list()->setFocus(Qt::OtherFocusReason);
        list()->setCurrentIndex(m_model->index(*row));
    }
}

void EvidencePanel::chooseFiles()
{
    if (!m_incident)
        return;
    auto* dialog = new QFileDialog(this, tr("Attach files to the record"));
    dialog->setObjectName(QStringLiteral("evidence.chooser"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        QMimeData chosen;
        QList<QUrl> urls;
        for (const auto& file : files)
            urls << QUrl::fromLocalFile(file);
        chosen.setUrls(urls);
        take(chosen);
    });
    dialog->open();
}

void EvidencePanel::take(const QMimeData& mime)
{
    QList<Waiting> files;
    for (const auto& path : EvidenceDrop::filesOf(mime))
        files.append({ QFileInfo(path).fileName(), path });
    if (files.isEmpty() && mime.hasImage() && m_incident) {
        const auto now = m_incident->clock().now();
        const auto time = m_model->wallTime().seconds(now).replace(u':', u'.');
        const auto png = mime.data(QStringLiteral("image/png"));
        files.append({ tr("Screenshot %1 %2.png").arg(m_model->wallTime().date(now), time), {}, png,
            png.isEmpty() ? qvariant_cast<QImage>(mime.imageData()) : QImage(), Kind::Picture });
    }
    wait(files);
}

void EvidencePanel::paste()
{
    const auto* copied = QApplication::clipboard()->mimeData();
    if (copied != nullptr && EvidenceDrop::fits(*copied))
        return take(*copied);
    if (copied != nullptr && copied->hasText() && !copied->text().isEmpty())
        return wait({ { tr("output.txt"), {}, copied->text().toUtf8(), {}, Kind::Output } });
    emit told(tr("The clipboard holds no file, no picture and no text; nothing was pasted."));
}

void EvidencePanel::wait(const QList<Waiting>& files)
{
    if (!m_incident || files.isEmpty())
        return;
    if (!m_form->isOpen() && !m_reading) {
        m_complaints.clear();
        showMessage({});
    }
    m_takesKeyboard = true;
    m_waiting += files;
    m_form->setWaiting(m_unfinished.size() + m_waiting.size());
    readNext();
}

void EvidencePanel::readNext()
{
    if (m_reading || m_form->isOpen() || !m_incident)
        return;
    if (!m_unfinished.isEmpty())
        return openForm(m_unfinished.takeFirst());
    if (m_waiting.isEmpty())
        return;
    const auto next = m_waiting.takeFirst();
    m_reading = true;
    if (m_complaints.isEmpty())
        showMessage(tr("Reading %1…").arg(next.name));
    const auto work = [next]() -> Result<FileRead> {
        auto bytes = !next.path.isEmpty()
            ? readEvidenceFile(next.path)
            : Result<QByteArray>(next.image.isNull() ? next.bytes : asPng(next.image));
        if (!bytes)
            return fail(bytes.error());
        auto media = evidence::mediaTypeOf(*bytes);
        return FileRead { *std::move(bytes), media };
    };
    onAnswer(ask(worker(), work), this, [this, next, key = incidentKey()](const Result<FileRead>& read) {
        m_reading = false;
        if (key != incidentKey()) {
            m_aside[key].waiting.prepend(next);
            return readNext();
        }
        if (!read) {
            complain(read.error().text);
            return readNext();
        }
        if (m_complaints.isEmpty())
            showMessage({});
        const auto isPicture = next.kind == Kind::File && evidence::isPicture(read->media);
        EvidenceDraft draft { read->bytes,
            { evidence::tamedName(next.name), isPicture ? Kind::Picture : next.kind } };
        if (const auto* step = m_incident->walkthrough().currentStep())
            draft.what.about = step->address;
        openForm(draft);
    });
}

void EvidencePanel::openForm(const EvidenceDraft& draft)
{
    m_reason->giveUp();
    showPage(Page::Form);
    m_form->open(*m_incident, draft);
    m_form->setWaiting(m_unfinished.size() + m_waiting.size());
    arrange();
    if (m_takesKeyboard)
        m_form->takeKeyboard();
}

void EvidencePanel::leaveForm()
{
    const bool hadKeyboard = m_form->isAncestorOf(QApplication::focusWidget());
    m_takesKeyboard = hadKeyboard;
    m_form->close();
    m_complaints.clear();
    showMessage({});
    showPage(Page::Details);
    if (hadKeyboard)
        setFocus(Qt::OtherFocusReason);
    readNext();
}

void EvidencePanel::attach()
{
    if (!m_incident || m_saving)
        return;
    const auto now = m_incident->clock().now();
    const auto at = m_form->when(now);
    if (!at || !m_keeper) {
        refuse(at ? tr("NOT RECORDED: the log is not open yet.") : at.error().text);
        return;
    }
    const auto draft = m_form->draft();
    m_saving = true;
    m_form->setSaving(true);
    // The incident stays for the answer, also when another one is looked at meanwhile.
    onAnswer(m_keeper->attach(*m_incident, draft.bytes, draft.what, *at), this,
        [this, draft, from = m_incident, turn = m_turn](const Result<void>& done) {
            if (turn != m_turn) {
                if (!done) {
                    emit failed(done.error().text);
                    keepUnfinished(*from, draft);
                }
                return;
            }
            m_saving = false;
            if (!done)
                return refuse(done.error().text);
            emit told(tr("Attached: %1").arg(draft.what.name));
            leaveForm();
            const auto& all = m_incident->state().evidence;
            const auto row = all.isEmpty() ? std::nullopt : m_model->rowOf(all.last().id);
            if (row)
                list()->setCurrentIndex(m_model->index(*row));
        });
}

void EvidencePanel::refuse(const QString& sentence)
{
    m_form->refuse(sentence);
    // In little room the sentence may be out of sight.
    m_desk->verticalScrollBar()->setValue(0);
    emit failed(sentence);
}

void EvidencePanel::keepUnfinished(const session::IncidentSession& incident, const EvidenceDraft& draft)
{
    const auto key = incident.stream().id.toString();
    (key == incidentKey() ? m_unfinished : m_aside[key].unfinished).append(draft);
    readNext();
}

// What is done with those that are there

const EvidenceRow* EvidencePanel::current() const
{
    const auto index = list()->currentIndex();
    return m_incident && index.isValid() ? &m_model->at(index.row()) : nullptr;
}

std::optional<incident::EvidenceState> EvidencePanel::stateOf(const EvidenceRow& row) const
{
    const auto& all = m_incident->state().evidence;
    const auto found
        = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == row.event; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

std::optional<std::pair<EvidenceRow, EvidenceRow>> EvidencePanel::pair() const
{
    const auto selected = list()->selectionModel()->selectedIndexes();
    const auto* row = current();
    std::optional<std::pair<EvidenceRow, EvidenceRow>> pair;
    if (selected.size() == 2)
        pair = { m_model->at(selected[0].row()), m_model->at(selected[1].row()) };
    else if (row != nullptr && selected.size() < 2) {
        if (const auto partner = m_model->partnerOf(*row))
            pair = { *row, *partner };
    }
    if (pair && (pair->first.fileErased || pair->second.fileErased))
        return std::nullopt;
    // What was before stands at the left.
    const auto isBefore = [](const EvidenceRow& one, const EvidenceRow& other) {
        if (one.isSnapshot() && other.isSnapshot() && one.what.kind != other.what.kind)
            return one.what.kind == Kind::Before;
        return one.at < other.at;
    };
    if (pair && isBefore(pair->second, pair->first))
        std::swap(pair->first, pair->second);
    return pair;
}

void EvidencePanel::compare()
{
    const auto two = pair();
    if (!two || !m_keeper) {
        emit told(tr("Select two with Shift or Ctrl, or a snapshot of which the other side was attached."));
        return;
    }
    const auto left = stateOf(two->first);
    const auto right = stateOf(two->second);
    if (!left || !right)
        return;
    m_complaints.clear();
    showMessage({});
    using Bytes = Result<QByteArray>;
    using Compared = Result<evidence::TextComparison>;
    onAnswer(m_keeper->bytesOf(*left), this, [this, two, right, key = incidentKey()](const Bytes& first) {
        if (key != incidentKey() || !m_keeper)
            return;
        if (!first)
            return complain(first.error().text);
        onAnswer(m_keeper->bytesOf(*right), this, [this, two, key, first](const Bytes& second) {
            if (key != incidentKey())
                return;
            if (!second)
                return complain(second.error().text);
            const auto work = [a = *first, b = *second] { return evidence::compareTexts(a, b); };
            onAnswer(ask(worker(), work), this, [this, two, key](const Compared& compared) {
                // Whoever began to attach something meanwhile goes on with that.
                if (key != incidentKey() || m_form->isOpen())
                    return;
                if (!compared)
                    return complain(compared.error().text);
                showPage(Page::Comparison);
                m_compared = { two->first.event, two->second.event };
                m_comparison->open(two->first.name, two->second.name, *compared);
                arrange();
            });
        });
    });
}

void EvidencePanel::save()
{
    const auto* row = current();
    if (row == nullptr)
        return;
    auto* dialog = new QFileDialog(this, tr("Save a copy of the file"));
    dialog->setObjectName(QStringLiteral("evidence.saver"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // It never writes over anything; to ask whether it may would promise otherwise.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->selectFile(evidence::tamedName(row->what.name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, row = *row](const QString& path) { saveAs(row, path); });
    dialog->open();
}

void EvidencePanel::saveAs(const EvidenceRow& row, const QString& path)
{
    const auto state = m_incident ? stateOf(row) : std::nullopt;
    if (!state || !m_keeper)
        return;
    m_complaints.clear();
    showMessage({});
    onAnswer(m_keeper->bytesOf(*state), this, [this, path](const Result<QByteArray>& bytes) {
        if (!bytes)
            return complain(bytes.error().text);
        onAnswer(ask(worker(), [path, b = *bytes] { return evidence::writeNewFile(path, b); }), this,
            [this, path](const Result<void>& saved) {
                if (saved)
                    emit told(tr("Saved, byte for byte: %1").arg(path));
                else
                    complain(saved.error().text);
            });
    });
}

void EvidencePanel::askToWithdraw()
{
    const auto* row = current();
    if (row == nullptr || row->withdrawn)
        return;
    m_complaints.clear();
    showMessage({});
    m_asked = row->event;
    ReasonLine::Question question {
        tr("Why does %1 not belong here? The file stays in the log, and so does the entry that names it.")
            .arg(row->name),
        tr("Withdraw"), {}, ReasonLine::Need::Words
    };
    // A narrow dock has no room for more words.
    question.hint = tr("why");
    m_reason->ask(question);
    showActs();
}

void EvidencePanel::withdraw(const QString& why)
{
    list()->setFocus(Qt::OtherFocusReason);
    showActs();
    if (!m_incident || !m_asked)
        return;
    onAnswer(m_incident->act(EvidenceWithdrawn { *m_asked, why }), this,
        [this, from = m_incident.get()](const Result<void>& done) {
            if (from != m_incident.get())
                return;
            m_complaints.clear();
            showMessage({});
            if (done)
                return emit told(tr("Withdrawn. The file stays in the log."));
            complain(done.error().text);
            m_reason->askAgain();
            showActs();
        });
}

// What is seen

void EvidencePanel::choose(int)
{
    m_details->takeKeyboard();
    m_desk->ensureWidgetVisible(focusWidget());
}

void EvidencePanel::filter()
{
    m_model->setFilter(filterLine()->words());
    showRows();
}

void EvidencePanel::showPage(Page page)
{
    if (std::exchange(m_page, page) != page)
        m_desk->verticalScrollBar()->setValue(0);
    if (page != Page::Comparison)
        m_comparison->hide();
    showRows();
}

void EvidencePanel::showRows()
{
    const bool busy = m_page != Page::Details;
    const auto wanted = filterLine() == nullptr ? QString() : filterLine()->words();
    QString sentence;
    if (!m_incident)
        sentence = tr("No incident is open.");
    else if (m_model->rowCount() > 0 || busy)
        sentence.clear();
    else if (!wanted.isEmpty())
        sentence = tr("Nothing attached matches “%1”. Escape shows all.").arg(wanted);
    else if (m_model->attached() > 0)
        sentence = tr("All that was attached was withdrawn, and is hidden. H shows it.");
    else
        sentence
            = tr("Nothing attached yet. Drop a log or a screenshot here, paste one with Ctrl+V, or choose "
                 "a file%1.")
                  .arg(keyInBrackets(this, QStringLiteral("incident.attach")));
    showEmptiness(sentence);
    if (filterLine() != nullptr)
        filterLine()->setSearchable(m_model->attached() > 0);
    if (m_model->rowCount() > 0 && !list()->currentIndex().isValid())
        list()->setCurrentIndex(m_model->index(0));
    // Without rows the keys of the panel are found at its one button.
    setFocusProxy(m_model->rowCount() > 0 ? static_cast<QWidget*>(list()) : m_attach);
    showCurrent();
    emit remarkChanged();
}

void EvidencePanel::showCurrent()
{
    const auto* row = current();
    if (row != nullptr)
        m_details->describe(*m_model, *row);
    m_details->setVisible(m_page == Page::Details && row != nullptr);
    m_desk->setVisible(m_page != Page::Details || row != nullptr);
    loadCurrent();
    showActs();
    arrange();
}

void EvidencePanel::forgetErased()
{
    const auto isErased = [this](const journal::EventId& event) {
        const auto& all = m_incident->state().evidence;
        return std::any_of(all.begin(), all.end(), [&](const incident::EvidenceState& one) {
            return one.id == event && m_incident->state().erasedFiles.contains(one.what.file.hash);
        });
    };
    if (!m_incident || !m_compared || (!isErased(m_compared->first) && !isErased(m_compared->second)))
        return;
    m_compared.reset();
    const bool hadKeyboard = m_comparison->isAncestorOf(QApplication::focusWidget());
    m_comparison->forget();
    if (m_page != Page::Comparison)
        return;
    showPage(Page::Details);
    if (hadKeyboard)
        list()->setFocus(Qt::OtherFocusReason);
}

void EvidencePanel::loadCurrent()
{
    const auto* row = current();
    if (row != nullptr && row->fileErased) {
        // What is being read at this moment comes too late.
        m_loaded.reset();
        m_details->showErased();
        return;
    }
    if (row == nullptr || m_loaded == row->event || !isVisible())
        return;
    m_loaded = row->event;
    m_details->forgetLook();
    const auto state = stateOf(*row);
    if (!state || !m_keeper)
        return;
    onAnswer(m_keeper->bytesOf(*state), this, [this, row = *row](const Result<QByteArray>& bytes) {
        if (m_loaded != row.event)
            return;
        if (!bytes)
            return m_details->showLook(row, { {}, {}, bytes.error().text });
        onAnswer(
            ask(worker(), [b = *bytes] { return lookOf(b); }), this, [this, row](const EvidenceLook& look) {
                if (m_loaded == row.event)
                    m_details->showLook(row, look);
            });
    });
}

void EvidencePanel::showActs()
{
    const auto* row = current();
    const bool asks = !m_reason->isHidden();
    m_acts->setVisible(m_incident && m_page == Page::Details && !asks);
    m_foot->setVisible(!m_acts->isHidden() || asks || !m_message->isHidden());
    m_attach->setEnabled(m_incident != nullptr);
    m_pasteAct->setEnabled(m_incident != nullptr);
    m_compare->setEnabled(pair().has_value());
    m_save->setEnabled(row != nullptr && !row->fileErased);
    m_withdraw->setEnabled(row != nullptr && !row->withdrawn);
    m_erase->setEnabled(row != nullptr && !row->fileErased);
    for (auto* button : { m_compare, m_save, m_withdraw, m_erase })
        button->setVisible(m_model->attached() > 0);
    m_foot->updateGeometry();
}

void EvidencePanel::showMessage(const QString& sentence)
{
    m_message->setWords(m_complaints.isEmpty() ? Glyph::Information : Glyph::Warning, sentence);
    showActs();
}

void EvidencePanel::complain(const QString& sentence)
{
    m_complaints.append(sentence);
    showMessage(m_complaints.mid(std::max<qsizetype>(0, m_complaints.size() - kMostComplaints)).join(u'\n'));
    emit failed(sentence);
}

QString EvidencePanel::remark() const
{
    const auto withdrawn = m_model->withdrawn();
    const auto stand = m_model->attached() - withdrawn;
    if (m_model->attached() == 0)
        return {};
    return withdrawn == 0 ? QString::number(stand) : tr("%1, %2 withdrawn").arg(stand).arg(withdrawn);
}

// Keys, drops, looks

bool EvidencePanel::handleKey(const QKeyEvent& key)
{
    if (key.isAutoRepeat() || m_page != Page::Details || !m_reason->isHidden())
        return false;
    if (key.matches(QKeySequence::Paste)) {
        m_pasteAct->trigger();
        return true;
    }
    const auto modifiers = key.modifiers() & ~Qt::KeypadModifier;
    if (key.key() == Qt::Key_Delete && modifiers == Qt::ShiftModifier) {
        m_erase->click();
        return true;
    }
    if (modifiers != Qt::NoModifier)
        return false;
    switch (key.key()) {
    case Qt::Key_Insert:
        m_attach->click();
        return true;
    case Qt::Key_C:
        compare();
        return true;
    case Qt::Key_S:
        m_save->click();
        return true;
    case Qt::Key_Delete:
        m_withdraw->click();
        return true;
    case Qt::Key_H:
        m_hideAct->toggle();
        return true;
    default:
        return false;
    }
}

bool EvidencePanel::eventFilter(QObject* watched, QEvent* event)
{
    // Before anybody's shortcut of the same key, as for the editing keys of a field.
    if (watched == list() && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste))
        event->accept();
    if (watched == list() && event->type() == QEvent::KeyPress && handleKey(*static_cast<QKeyEvent*>(event)))
        return true;
    return ListPanel::eventFilter(watched, event);
}

void EvidencePanel::keyPressEvent(QKeyEvent* event)
{
    // From its buttons, and from the contents of a file.
    if (handleKey(*event))
        return;
    const bool returns
        = event->key() == Qt::Key_Escape && m_page == Page::Details && m_desk->isAncestorOf(focusWidget());
    if (returns)
        list()->setFocus(Qt::OtherFocusReason);
    else
        ListPanel::keyPressEvent(event);
}

void EvidencePanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (!m_incident || !EvidenceDrop::fits(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_drop->cover();
}

void EvidencePanel::dragLeaveEvent(QDragLeaveEvent*)
{
    m_drop->hide();
}

void EvidencePanel::dropEvent(QDropEvent* event)
{
    m_drop->hide();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(*event->mimeData());
}

void EvidencePanel::changeEvent(QEvent* event)
{
    ListPanel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showRows();
}

void EvidencePanel::showEvent(QShowEvent* event)
{
    ListPanel::showEvent(event);
    loadCurrent();
}

void EvidencePanel::resizeEvent(QResizeEvent* event)
{
    ListPanel::resizeEvent(event);
    arrange();
}

void EvidencePanel::setCompact(bool compact)
{
    m_compact = compact;
    ListPanel::setCompact(compact);
    m_details->setCompact(compact);
    m_form->setCompact(compact);
    m_comparison->setCompact(compact);
    restyle();
}

void EvidencePanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    ListPanel::setTheme(theme);
    m_details->setTheme(theme);
    m_form->setTheme(theme);
    m_comparison->setTheme(theme);
    m_message->setTheme(theme);
    m_reason->setTheme(theme);
    m_drop->setTheme(theme);
    for (auto* button : { m_attach, m_compare, m_save, m_withdraw, m_erase })
        button->setTheme(theme);
    restyle();
}

void EvidencePanel::restyle()
{
    const auto inset = theme().px(kDockInset);
    const auto gap = theme().px(m_compact ? 4 : 8);
    m_message->setFont(TypeScale::Token::Table);
    m_foot->layout()->setContentsMargins(inset, gap, inset, gap);
    m_foot->layout()->setSpacing(gap);
    m_buttons->setSpacing(theme().px(6));
    arrange();
}

void EvidencePanel::arrange()
{
    const bool wide = width() >= theme().px(kWide);
    m_middle->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // In little room whoever writes or compares needs all of it.
    if (!isEmpty() || m_page != Page::Details)
        list()->setVisible(m_model->rowCount() > 0 && (wide || m_page == Page::Details));
    list()->setMinimumWidth(wide ? theme().px(kListWidth) : 0);
    list()->setMaximumWidth(wide ? theme().px(kListWidth) : QWIDGETSIZE_MAX);
    list()->setMinimumHeight(theme().px(25));
    m_desk->setMinimumHeight(theme().px(40));
    const std::array buttons { m_attach, m_compare, m_save, m_withdraw, m_erase };
    int needed = 2 * theme().px(kDockInset);
    for (const auto* button : buttons)
        needed += button->sizeHint().width() + m_buttons->horizontalSpacing();
    // A narrow dock has no room for all of them side by side.
    const int count = static_cast<int>(buttons.size());
    const int columns = needed <= width() ? count : 2;
    for (auto* button : buttons)
        m_buttons->removeWidget(button);
    for (int i = 0; i < count; ++i) {
        m_buttons->addWidget(buttons[static_cast<size_t>(i)], i / columns, i % columns);
        m_buttons->setColumnStretch(i, 0);
    }
    m_buttons->setColumnStretch(count, 1);
}

} // namespace muster::ui
