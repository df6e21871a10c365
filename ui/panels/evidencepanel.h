// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/worker.h"
#include "core/session/evidencekeeper.h"
#include "ui/models/evidencemodel.h"
#include "ui/panels/evidencedetails.h"
#include "ui/panels/evidenceform.h"
#include "ui/panels/listpanel.h"

#include <QHash>
#include <QImage>
#include <QPointer>

#include <optional>

class QAction;
class QBoxLayout;
class QGridLayout;
class QMimeData;
class QScrollArea;

namespace muster::ui {

class EvidenceComparison;
class EvidenceDelegate;
class EvidenceDrop;
class ReasonLine;
class SignedLine;

/// What was put to the record: what it is and what it shows, the file itself, what differs between two of
/// them; and the way to put more there, by choosing, dropping or pasting. Files are read and written beside
/// the window. A file that could not be attached stays in its form, with all that was typed, also while
/// another incident is looked at.
/// Thread: main. Owner: its dock.
class EvidencePanel final : public ListPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvidencePanel)
public:
    explicit EvidencePanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~EvidencePanel() override;

    /// Where files are put and come from; without one nothing can be attached or shown. Not owned.
    void setKeeper(session::EvidenceKeeper* keeper);
    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    void setCompact(bool compact) override;
    void setTheme(const ThemeValues& theme) override;
    [[nodiscard]] QString remark() const override;

    /// Asks which files to attach.
    void chooseFiles();
    /// Shows the file that this entry attached, whatever the filter, and gives it the keyboard.
    void lookAt(const journal::EventId& entry);
    /// Asks about the files or the picture in it, one after the other; it holds only as long as the call.
    void take(const QMimeData& data);

signals:
    /// What was done, in a sentence.
    void told(const QString& text);
    /// The file that this entry attached is to be taken back for good.
    void eraseWanted(const muster::journal::EventId& entry);

protected:
    void choose(int row) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// A file that waits to be asked about: where it lies, or what was copied.
    struct Waiting {
        QString name;
        QString path = {};
        QByteArray bytes = {};
        QImage image = {};
        incident::EvidenceAttached::Kind kind = incident::EvidenceAttached::Kind::File;
    };
    /// What is not attached yet of an incident that is not looked at now.
    struct SetAside {
        QList<EvidenceDraft> unfinished = {};
        QList<Waiting> waiting = {};
    };
    enum class Page { Details, Form, Comparison };

    void build();
    void buildActions();
    [[nodiscard]] QObject* worker();
    [[nodiscard]] const EvidenceRow* current() const;
    [[nodiscard]] std::optional<incident::EvidenceState> stateOf(const EvidenceRow& row) const;
    [[nodiscard]] QString incidentKey() const;
    [[nodiscard]] std::optional<std::pair<EvidenceRow, EvidenceRow>> pair() const;
    [[nodiscard]] bool handleKey(const QKeyEvent& key);

    void wait(const QList<Waiting>& files);
    void readNext();
    void openForm(const EvidenceDraft& draft);
    void leaveForm();
    void attach();
    void refuse(const QString& sentence);
    void paste();
    /// Its file could not be attached, and another incident was looked at meanwhile.
    void keepUnfinished(const session::IncidentSession& incident, const EvidenceDraft& draft);
    void setAside();
    void takeUp();

    void compare();
    void save();
    void saveAs(const EvidenceRow& row, const QString& path);
    void askToWithdraw();
    void withdraw(const QString& why);

    void showPage(Page page);
    void showRows();
    void showActs();
    void showCurrent();
    void loadCurrent();
    void forgetErased();
    void filter();
    void showMessage(const QString& sentence);
    void complain(const QString& sentence);
    void arrange();
    void restyle();

    std::shared_ptr<session::IncidentSession> m_incident;
    QPointer<session::EvidenceKeeper> m_keeper;
    bool m_compact = false;
    Page m_page = Page::Details;
    /// Of this incident, behind the one that is asked about: read already, and not yet.
    QList<EvidenceDraft> m_unfinished;
    QList<Waiting> m_waiting;
    QHash<QString, SetAside> m_aside;
    /// A file is being read, or attached.
    bool m_reading = false;
    bool m_saving = false;
    /// The form that comes next was just asked for, or follows one in which somebody typed.
    bool m_takesKeyboard = false;
    /// Counts the incidents that were looked at.
    int m_turn = 0;
    QStringList m_complaints;
    /// Whose contents are shown, or will be in a moment.
    std::optional<journal::EventId> m_loaded;
    std::optional<journal::EventId> m_asked;
    /// What is set side by side.
    std::optional<std::pair<journal::EventId, journal::EventId>> m_compared;
    EvidenceModel* m_model;
    EvidenceDelegate* m_delegate;
    QBoxLayout* m_middle;
    QScrollArea* m_desk;
    EvidenceDetails* m_details;
    EvidenceForm* m_form;
    EvidenceComparison* m_comparison;
    SignedLine* m_message;
    ReasonLine* m_reason;
    QWidget* m_foot;
    QWidget* m_acts;
    QGridLayout* m_buttons;
    Button* m_attach;
    Button* m_compare;
    Button* m_save;
    Button* m_withdraw;
    Button* m_erase;
    QAction* m_pasteAct;
    QAction* m_hideAct;
    EvidenceDrop* m_drop;
    /// Made when it has something to do. Goes first: what it was asked has no answer then.
    QObject* m_worker = nullptr;
    std::unique_ptr<WorkerThread> m_thread;
};

} // namespace muster::ui
