// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowoptions.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

using namespace muster;
using namespace muster::test;

class TstWindowOptions final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void nothingSaidIsNothingChosen()
    {
        const auto options = app::readWindowOptions({});
        VERIFY_RESULT(options);
        QVERIFY(!options->theme);
        QVERIFY(options->plans.isEmpty());
        QVERIFY(!options->store.isEmpty());
    }

    void everyThemeHasItsWord()
    {
        for (const auto& word : ui::appearanceWords()) {
            const auto options = app::readWindowOptions({ QStringLiteral("--theme"), word });
            VERIFY_RESULT(options);
            QVERIFY(options->theme == ui::appearanceFrom(word));
            QVERIFY(app::windowHelp().contains(word));
        }
        const auto joined = app::readWindowOptions({ QStringLiteral("--theme=night") });
        VERIFY_RESULT(joined);
        QVERIFY(joined->theme == ui::Appearance::Night);
    }

    void anUnknownThemeIsRefusedWithThoseThereAre()
    {
        const auto options = app::readWindowOptions({ QStringLiteral("--theme"), QStringLiteral("pink") });
        QVERIFY(!options);
        QCOMPARE(options.error().text,
            QStringLiteral(
                "There is no theme \"pink\". There are: system, dark, light, night, high-contrast."));
    }

    void aWordIsNeverTakenForAnotherOption()
    {
        const auto options = app::readWindowOptions({ QStringLiteral("--as"), QStringLiteral("Ada"),
            QStringLiteral("--plan=a.yaml"), QStringLiteral("--plan"), QStringLiteral("b.yaml") });
        VERIFY_RESULT(options);
        QCOMPARE(options->person, QStringLiteral("Ada"));
        QCOMPARE(options->plans, (QStringList { QStringLiteral("a.yaml"), QStringLiteral("b.yaml") }));
        QVERIFY(!app::readWindowOptions({ QStringLiteral("--them"), QStringLiteral("dark") }));
        QVERIFY(!app::readWindowOptions({ QStringLiteral("--theme") }));
    }

    /// Whatever a file manager asks before it hands a record to the window.
    void theMediaTypeIsTheSameEverywhere()
    {
        const auto textOf = [](const char* name) {
            QFile file(QStringLiteral(MUSTER_SOURCE_DIR "/packaging/") + QString::fromLatin1(name));
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        };
        const auto type = QStringLiteral("application/vnd.muster.bundle+zip");
        QXmlStreamReader xml(textOf("muster.mime.xml"));
        QStringList types;
        QStringList globs;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"mime-type")
                types << xml.attributes().value(QLatin1StringView("type")).toString();
            if (xml.name() == u"glob")
                globs << xml.attributes().value(QLatin1StringView("pattern")).toString();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(types, QStringList { type });
        QCOMPARE(globs, QStringList { QStringLiteral("*.muster") });
        const auto lines = textOf("muster.desktop").split(u'\n');
        QVERIFY(lines.contains(QStringLiteral("MimeType=%1;").arg(type)));
        QVERIFY(lines.contains(QStringLiteral("Exec=muster %F")));
        QVERIFY(
            textOf("muster.metainfo.xml").contains(QStringLiteral("<mediatype>%1</mediatype>").arg(type)));
        QVERIFY(textOf("CMakeLists.txt").contains(QStringLiteral("install(FILES muster.mime.xml")));
    }

    void recordsAreTakenInFromWhereverOneIs()
    {
        const auto options = app::readWindowOptions({ QStringLiteral("/stick/a.muster"),
            QStringLiteral("--as"), QStringLiteral("Ada"), QStringLiteral("B.MUSTER") });
        VERIFY_RESULT(options);
        QCOMPARE(options->records,
            (QStringList {
                QStringLiteral("/stick/a.muster"), QDir::current().filePath(QStringLiteral("B.MUSTER")) }));
        QVERIFY(!app::readWindowOptions({ QStringLiteral("notes.txt") }));
        QVERIFY(!app::readWindowOptions({ QStringLiteral("--x.muster") }));
        QVERIFY(app::readWindowOptions({})->records.isEmpty());
    }
};

MUSTER_TEST(TstWindowOptions)

#include "tst_windowoptions.moc"
