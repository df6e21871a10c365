// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/bundle/withholding.h"
#include "core/journal/event.h"
#include "core/session/exchange.h"
#include "core/session/exchangewords.h"
#include "ui/widgets/theme.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QScrollArea;

namespace muster::session {
class IncidentSession;
class Session;
} // namespace muster::session

namespace muster::ui {

class Button;

/// The page on which a record leaves this console as a file, comes in from one, and on which two consoles
/// exchange theirs by a stick. It works on while something else is shown, and keeps what came of it. Escape
/// goes back. Thread: main.
class ExchangePage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExchangePage)
public:
    ExchangePage(const Clock& clock, const ThemeValues& theme, QWidget* parent = nullptr);
    ~ExchangePage() override;

    /// Whose records these are. It must outlive the page, or be replaced before it goes.
    void setSession(const session::Session& session);
    /// Where files are looked for and written first.
    void setFolder(const QString& folder);

    /// What is asked next. While something is being done, or ended unseen, the page goes on showing that.
    void beginExport(const session::IncidentSession& incident);
    void beginImport();
    void beginStick();
    /// Takes these in at once.
    void importNow(const QStringList& files);
    void setTheme(const ThemeValues& theme);

signals:
    void left();
    /// A person chose a file or a folder in it.
    void folderChosen(const QString& folder);
    void openWanted(const muster::journal::StreamId& incident);
    /// It came to an end while something else was shown. `words` say what is where now, and what to do with
    /// it.
    void ended(const QString& sentence, const QString& words);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Task { Export, Import, Stick };
    using Lines = QList<session::AccountLine>;

    void build();
    [[nodiscard]] QWidget* builtOptions();
    void begin(Task task);
    void choose();
    void act(bool replaces = false);
    void exportNow(bool replaces);
    void stickNow();
    void work(const QString& sentence);
    void end(const QString& sentence, bool isRefusal, const Lines& lines = {});
    /// What is where after it, for whoever does not see the page.
    [[nodiscard]] QString whereItIs(bool isRefusal) const;
    void endImport(const QList<session::FileImported>& imported);
    void showReaders();
    void showLines();
    void say(const QString& sentence, bool isRefusal = false);
    [[nodiscard]] bool isBusy() const { return m_isWorking || m_isUnseen; }
    /// The path that stands in the field, absolute; empty for none.
    [[nodiscard]] QString path() const;
    [[nodiscard]] std::optional<bundle::Withholding> without() const;

    const Clock& m_clock;
    ThemeValues m_theme;
    std::unique_ptr<session::Exchange> m_exchange;
    Task m_task = Task::Import;
    QString m_folder;
    /// What is exported.
    std::optional<journal::StreamId> m_stream;
    QString m_name;
    /// Where it goes.
    QString m_file;
    /// Who exports it, as the incident knows them.
    QString m_by;
    /// What was new here, and can be opened.
    std::optional<journal::StreamId> m_new;
    Lines m_lines;
    bool m_isWorking = false;
    /// It came to an end while something else was shown.
    bool m_isUnseen = false;
    bool m_isRefusal = false;
    QScrollArea* m_scroll;
    QWidget* m_sheet;
    QLabel* m_title;
    QLabel* m_purpose;
    QLabel* m_pathHead;
    QLineEdit* m_path;
    Button* m_choose;
    QWidget* m_options;
    QCheckBox* m_names;
    QCheckBox* m_texts;
    QCheckBox* m_files;
    QLabel* m_fieldsHead;
    QLineEdit* m_fields;
    QLabel* m_readers;
    QLabel* m_message;
    Button* m_act;
    Button* m_replace;
    Button* m_open;
    Button* m_back;
    QLabel* m_account;
};

} // namespace muster::ui
