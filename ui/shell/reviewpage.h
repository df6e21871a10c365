// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/estate/approvals.h"
#include "core/report/drawings.h"
#include "core/report/forms.h"
#include "core/report/report.h"
#include "core/report/reportsetup.h"
#include "core/session/incidentsession.h"
#include "ui/panels/typed.h"
#include "ui/shell/reviewsection.h"
#include "ui/widgets/theme.h"

#include <QHash>
#include <QList>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QCheckBox;
class QListView;
class QMenu;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace muster::ui {

class Button;
class FollowUpList;
class Paragraph;
class ReasonLine;
class ReportExport;
class ReviewOutline;
class ReviewOutlineDelegate;
class SignedLine;

/// The review of a closed incident: its report as it reads now, with what people write in boxes in their
/// places, how far it has come, the remarks on it and what follows. The report is made beside the window
/// while the page is seen, and built a few pieces a turn. Thread: main. Owner: its parent.
class ReviewPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReviewPage)
public:
    explicit ReviewPage(const ThemeValues& theme, QWidget* parent = nullptr);
    /// Waits for a report that is still being written.
    ~ReviewPage() override;

    /// A closed one; null for none. What was typed for the one before is gone from here.
    void setIncident(const std::shared_ptr<session::IncidentSession>& incident);
    [[nodiscard]] const std::shared_ptr<session::IncidentSession>& incident() const { return m_incident; }
    /// How the plan of the incident stood when it was declared.
    void setApproval(const std::optional<estate::ApprovalState>& approval);
    /// Who draws figures; it must outlive the page. Null for nobody.
    void setRenderer(const report::FigureRenderer* renderer);
    /// Where reports are written.
    void setFolder(const QString& folder) { m_folder = folder; }
    /// What stands in the menu of the button that writes the report.
    void setExports(const QList<QAction*>& actions);
    /// Once a second: a review becomes late by itself.
    void tick();
    /// What was typed and is not on record.
    [[nodiscard]] Typed typed() const;
    void setTyped(const Typed& typed);
    /// The newest report stands there, whole.
    [[nodiscard]] bool isReady() const;
    /// What F6 goes along.
    [[nodiscard]] QList<QWidget*> panes() const;
    void setTheme(const ThemeValues& theme);

    // What the commands of the window do here.
    void moveOn();
    void moveBack();
    /// On this section; on the whole for none.
    void askForRemark(const QString& section = {});
    void addFollowUp();
    void setRoles(bool isOn);
    /// Writes the report; `shows` when somebody wants to see it at once.
    void exportAs(report::Form form, bool shows = false);

signals:
    /// Back to the start.
    void left();
    void endWatchWanted();
    void rolesChanged(bool isOn);
    /// The report is in this file; `shows` when somebody wants to see it.
    void written(const QString& file, bool shows);
    /// Why it is not written, in a sentence.
    void notWritten(const QString& text);
    /// Why an act was refused; the same words stand here.
    void failed(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Answer = std::function<void(const QString& person, const QString& text)>;

    void build();
    void connectParts();
    [[nodiscard]] report::ReportSetup setup() const;
    /// Shows what is known without a report.
    void follow();
    void showHead();
    void showParts();
    void showRemarks();
    void showOutline();
    /// Keeps nothing of the report that is shown.
    void forget();
    void makeSoon();
    void make();
    void take(const report::Report& made);
    void buildSome();
    void chainTabs();
    ReviewSection* sectionFor(const QString& id);
    void dropSections();
    /// Puts the sections into this order, and drops the others.
    void arrange(const QStringList& ids);
    void scrollTo(const QString& id);
    void followScroll();
    void act(const incident::Payload& payload, std::function<void()> then = {},
        std::function<void()> otherwise = {});
    void write(const QString& part, const QString& text);
    void ask(const QString& words, const QString& confirm, bool needsWords, Answer answer);
    void endAsking();
    void answerRemark(const journal::EventId& remark);
    void recordFollowUp(const QString& what, const QString& owner, const QString& due);
    void agreeAnew(const journal::EventId& followUp);
    void drop(const journal::EventId& followUp);
    /// The end of a day that was typed; empty for no day.
    [[nodiscard]] Result<std::optional<Instant>> dayIn(const QString& typed) const;
    [[nodiscard]] qsizetype openRemarks(const QString& section) const;
    void say(const QString& sentence);
    void fitOutline();
    void restyle();

    ThemeValues m_theme;
    std::shared_ptr<session::IncidentSession> m_incident;
    std::optional<estate::ApprovalState> m_approval;
    const report::FigureRenderer* m_renderer = nullptr;
    QString m_folder;
    bool m_shows = false;
    /// In the order of the report.
    QStringList m_ids;
    QHash<QString, ReviewSection*> m_sections;
    bool m_hasReport = false;
    bool m_isStale = false;
    bool m_isMaking = false;
    /// Answers to what was asked for another incident come to nothing.
    int m_turn = 0;
    /// Where somebody wants to be, while what is above it is being built.
    QString m_goal;
    bool m_isScrolling = false;
    QString m_due;
    Answer m_answer;
    QPointer<QWidget> m_askedFrom;
    ReportExport* m_export;
    QTimer* m_soon;
    QTimer* m_builder;
    ReasonLine* m_question;
    SignedLine* m_message;
    ReviewOutline* m_outline;
    ReviewOutlineDelegate* m_delegate;
    QListView* m_list;
    QScrollArea* m_scroll;
    QWidget* m_sheet;
    QVBoxLayout* m_column;
    Paragraph* m_title;
    Paragraph* m_standing;
    Paragraph* m_dueLine;
    Paragraph* m_watch;
    Paragraph* m_making;
    Button* m_onward;
    Button* m_backward;
    Button* m_write;
    QMenu* m_writeMenu;
    QCheckBox* m_roles;
    Button* m_leave;
    Button* m_endWatch;
    ReviewSection* m_whole;
    FollowUpList* m_followUps = nullptr;
};

} // namespace muster::ui
