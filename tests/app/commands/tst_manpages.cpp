// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/catalogue.h"
#include "tests/app/commands/commandrig.h"
#include "tests/support/testmain.h"

#include <QSet>

using namespace muster;
using namespace muster::test;

namespace {

QString manPage(const char* name)
{
    QFile file(QStringLiteral(MUSTER_SOURCE_DIR "/packaging/man/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll());
}

/// Long options that a page names, in any of its forms.
QSet<QString> optionsIn(QString page)
{
    page.replace(QStringLiteral("\\-"), QStringLiteral("-"));
    QSet<QString> found;
    auto matches = QRegularExpression(QStringLiteral("--[a-z][a-z-]*")).globalMatch(page);
    while (matches.hasNext())
        found.insert(matches.next().captured());
    return found;
}

/// Section headings of the second order, without font changes and operands: names of commands.
QSet<QString> commandsIn(const QString& page)
{
    QSet<QString> found;
    auto matches = QRegularExpression(
        QStringLiteral("^\\.SS \"?([a-z-]+( [a-z-]+)?)"), QRegularExpression::MultilineOption)
                       .globalMatch(page);
    while (matches.hasNext())
        found.insert(matches.next().captured(1));
    return found;
}

/// What a page says about one command.
QString sectionOf(const QString& page, const QString& command)
{
    const auto start = page.indexOf(QRegularExpression(
        QStringLiteral("^\\.SS \"?%1[ \"\\\\]").arg(command), QRegularExpression::MultilineOption));
    const auto end = page.indexOf(
        QRegularExpression(QStringLiteral("^\\.S[SH]"), QRegularExpression::MultilineOption), start + 3);
    return start < 0 ? QString() : page.mid(start, end - start);
}

} // namespace

class TstManPages : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyCommandIsInThePageAndTheOtherWayRound()
    {
        QSet<QString> known;
        for (const auto& command : commands::allCommands())
            known.insert(command->usage().name);
        QCOMPARE_EQ(commandsIn(manPage("muster-cli.1")), known);
    }

    void everyOptionIsInThePageAndTheOtherWayRound()
    {
        const auto page = manPage("muster-cli.1");
        QSet<QString> known;
        for (const auto& option : commands::commonOptions()) {
            known.insert(option.name);
            QVERIFY2(optionsIn(
                         page.section(QStringLiteral(".SH OPTIONS"), 1).section(QStringLiteral(".SH "), 0, 0))
                         .contains(option.name),
                qPrintable(option.name));
        }
        for (const auto& command : commands::allCommands()) {
            const auto usage = command->usage();
            const auto section = sectionOf(page, usage.name);
            for (const auto& option : usage.options) {
                known.insert(option.name);
                QVERIFY2(
                    optionsIn(section).contains(option.name), qPrintable(usage.name + u' ' + option.name));
            }
            for (const auto& operand : usage.operands.split(u' ', Qt::SkipEmptyParts)) {
                QVERIFY2(
                    section.section(u'\n', 0, 0).contains(operand.chopped(operand.endsWith(u'…') ? 1 : 0)),
                    qPrintable(usage.name + u' ' + operand));
            }
        }
        QCOMPARE_EQ(optionsIn(page), known);
    }

    void theKeysOfADrillAreInThePage()
    {
        const auto page = manPage("muster-cli.1");
        const auto keys
            = page.section(QStringLiteral(".SH KEYS IN A DRILL"), 1).section(QStringLiteral(".SH "), 0, 0);
        CommandRig rig;
        rig.canAsk = true;
        rig.typed = { QStringLiteral("?"), QStringLiteral("q") };
        rig.run(words("drill run drama-engine --scenario bad-deployment"));
        for (const auto* key : { "s", "f", "o", "h", "w", "p", "b", "x", "n", "r", "j", "c", "a", "q" }) {
            QVERIFY2(keys.contains(QStringLiteral(".B %1\n").arg(QLatin1StringView(key))), key);
            QVERIFY2(
                rig.out.contains(QRegularExpression(QStringLiteral("(^|  )%1  ").arg(QLatin1StringView(key)),
                    QRegularExpression::MultilineOption)),
                key);
        }
    }

    void theStatusesAreInThePage()
    {
        for (const auto* name : { "muster-cli.1", "muster.1" }) {
            const auto page = manPage(name);
            const auto statuses
                = page.section(QStringLiteral(".SH EXIT STATUS"), 1).section(QStringLiteral(".SH "), 0, 0);
            for (const auto* status : { ".B 0\n", ".B 2\n", ".B 3\n" })
                QVERIFY2(statuses.contains(QLatin1StringView(status)), name);
        }
    }
};

MUSTER_TEST(TstManPages)
#include "tst_manpages.moc"
