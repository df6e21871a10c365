// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/planhash.h"
#include "core/plan/planloader.h"
#include "core/plan/planwriter.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "tests/support/memoryjournal.h"
#include "tests/support/memoryvault.h"
#include "tests/support/stubfinder.h"
#include "tests/support/verify.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/powersource.h"
#include "ui/shell/sounder.h"
#include "ui/shell/speaker.h"
#include "ui/start/door.h"
#include "ui/widgets/button.h"
#include "ui/widgets/typescale.h"

#include <QApplication>
#include <QFileInfo>
#include <QLabel>
#include <QTemporaryDir>

namespace muster::test {

/// A computer whose battery goes as the test likes.
class MemoryPower final : public ui::PowerSource {
public:
    [[nodiscard]] std::optional<int> onBattery() const override { return m_percent; }
    void say(std::optional<int> percent)
    {
        m_percent = percent;
        emit changed();
    }

private:
    std::optional<int> m_percent;
};

/// Counts what would be heard.
class MemorySounder final : public ui::Sounder {
public:
    void chime() override { ++heard; }

    int heard = 0;
};

/// Writes down what would be said, and goes on speaking until it is told to stop.
class MemorySpeaker final : public ui::Speaker {
public:
    void say(const QString& words, const QString& language) override
    {
        said << words;
        languages << language;
        m_speaking = true;
    }
    void stop() override { m_speaking = false; }
    [[nodiscard]] bool isSpeaking() const override { return m_speaking; }
    void fail(const QString& why)
    {
        m_speaking = false;
        emit failed(why);
    }

    QStringList said;
    QStringList languages;

private:
    bool m_speaking = false;
};

/// A real window over a real session and a log in memory. Closing the window and opening another one is what
/// a restart is: the log stays.
struct ShellRig {
    ManualClock clock;
    Diagnostics diagnostics { clock };
    MemoryJournal journal { clock };
    MemoryBlobs blobs;
    MemoryVault vault;
    QTemporaryDir folder;
    /// Outlives the window, as the real one does.
    std::shared_ptr<session::Session> session
        = std::make_shared<session::Session>(session::Ports { clock, journal, blobs, vault });
    /// What openDoor answers instead of opening, while it is set.
    std::optional<Error> trouble;
    /// Whether that is damage; set aside, it is gone.
    bool isDamaged = false;
    std::optional<DiskSpace> disk;
    /// What is found, and whether anything can be.
    StubFinder finder;
    bool finds = true;
    QList<ui::PlanChoice> plans;
    bool clockIsSynchronised = true;
    /// The look that the command line names.
    std::optional<ui::Appearance> appearance;
    /// Where what is printed goes, and what of it was shown.
    QString paperFolder = folder.filePath(QStringLiteral("paper"));
    QStringList shownFiles;
    /// Outlives the window as well.
    MemoryPower power;
    MemorySounder sounder;
    MemorySpeaker speaker;
    /// Muster was built with speech.
    bool speaks = true;
    std::unique_ptr<ui::MainWindow> window;

    ShellRig()
    {
        ui::loadFonts();
        plans << bundled("drama-engine");
    }

    /// A plan that Muster comes with, as it may be chosen.
    [[nodiscard]] static ui::PlanChoice bundled(const char* name)
    {
        auto made = choiceOf(
            QStringLiteral(MUSTER_SOURCE_DIR "/resources/plans/%1.plan.yaml").arg(QString::fromLatin1(name)));
        if (!made.plan)
            qFatal("the bundled plan cannot be read");
        made.path.clear();
        made.opened = false;
        return made;
    }

    /// As the program reads a file that somebody opened.
    [[nodiscard]] static ui::PlanChoice choiceOf(const QString& file)
    {
        ui::PlanChoice made { .name = QFileInfo(file).baseName(), .plan = {}, .path = file, .opened = true };
        auto loaded = plan::loadPlanFile(file);
        if (!loaded) {
            made.fault = loaded.error().text;
            return made;
        }
        made.findings = loaded->findings;
        if (loaded->plan) {
            made.plan = std::make_shared<const plan::Plan>(*loaded->plan);
            made.hash = plan::hashOf(*loaded->plan);
        }
        return made;
    }

    ~ShellRig()
    {
        // A person does not pull the plug between an act and its answer; the kill rigs do.
        if (window && incident())
            static_cast<void>(QTest::qWaitFor([this] { return incident()->pending().isEmpty(); }));
        QCoreApplication::processEvents();
    }
    Q_DISABLE_COPY_MOVE(ShellRig)

    [[nodiscard]] ui::Surroundings surroundings()
    {
        return { .clock = clock,
            .diagnostics = diagnostics,
            .openDoor = [this]() -> QFuture<Result<ui::Door>> {
                if (trouble)
                    return ready(Result<ui::Door>(fail(*trouble)));
                return ready(
                    Result<ui::Door>(ui::Door { session, folder.path(), {}, finds ? &finder : nullptr }));
            },
            .loadPlans =
                [this](const QStringList& opened) {
                    auto made = plans;
                    for (const auto& file : opened)
                        made << choiceOf(file);
                    return QtFuture::makeReadyFuture(made);
                },
            .loadStarter =
                [](const QString& id) {
                    return QtFuture::makeReadyFuture(choiceOf(
                        QStringLiteral(MUSTER_SOURCE_DIR "/resources/plans/starters/%1.plan.yaml").arg(id)));
                },
            .lookAround =
                [this] {
                    return QtFuture::makeReadyFuture(QList { readiness::clockFact(clockIsSynchronised) });
                },
            .lookAtDisk = [this] { return ready(disk); },
            .isDamage = [this](const Error&) { return isDamaged; },
            .setAside =
                [this] {
                    trouble.reset();
                    return ready(Result<QString>(QStringLiteral("7 entries were saved.")));
                },
            .editPlan =
                [](const QString& file, const QList<plan::PlanEdit>& edits) {
                    const auto text = plan::readPlanText(file);
                    const auto written
                        = text ? plan::saveEdits(file, *text, edits) : Result<QByteArray>(fail(text.error()));
                    return ready(written ? Result<void>() : Result<void>(fail(written.error())));
                },
            .preferencesFile = folder.filePath(QStringLiteral("window.ini")),
            .paperFolder = paperFolder,
            .openFile = [this](const QString& file) { shownFiles << file; },
            .appearance = appearance,
            .person = QStringLiteral("Ada Lovelace") };
    }

    /// Opens the window and gives it the keyboard; the focused widget is somewhere in it afterwards.
    void open()
    {
        window = std::make_unique<ui::MainWindow>(surroundings());
        window->followPower(power);
        window->ringThrough(sounder);
        if (speaks)
            window->readThrough(speaker);
        window->resize(1440, 900);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window did not get the keyboard");
    }

    /// The incident on the screen, as another console would see it; null while there is none.
    [[nodiscard]] std::shared_ptr<session::IncidentSession> incident() const { return window->incident(); }
    [[nodiscard]] QWidget* focused() const { return QApplication::focusWidget(); }
    [[nodiscard]] QString focusedName() const
    {
        return focused() != nullptr ? focused()->objectName() : QString();
    }
    [[nodiscard]] qsizetype countOf(const QString& type) const
    {
        return std::count_if(journal.events().begin(), journal.events().end(),
            [&](const journal::Event& event) { return event.type == type; });
    }
    /// As a person's fingers: to whatever has the keyboard.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(focused() != nullptr ? focused() : window.get(), key, modifiers);
    }
    void type(const QString& text) const { QTest::keyClicks(focused(), text); }
    template <typename Widget> [[nodiscard]] Widget* find(const char* name) const
    {
        return window->findChild<Widget*>(QString::fromLatin1(name));
    }
    /// Whether some label of the page holds these words.
    [[nodiscard]] bool findText(const QString& words) const
    {
        const auto labels = window->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel* label) { return label->isVisible() && label->text().contains(words); });
    }
    /// Pictures for people, when MUSTER_PICTURES names a folder.
    void picture(const char* name) const
    {
        const auto wanted = qEnvironmentVariable("MUSTER_PICTURES");
        if (!wanted.isEmpty())
            window->grab().save(QStringLiteral("%1/%2.png").arg(wanted, QString::fromLatin1(name)));
    }
};

} // namespace muster::test
