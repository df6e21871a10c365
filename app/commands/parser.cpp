// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/parser.h"

#include "core/base/nearest.h"

#include <algorithm>

namespace muster::commands {

namespace {

constexpr qsizetype kColumn = 28;

QString seeHelp(const QString& about = {})
{
    const auto words = about.isEmpty() ? QString() : about + u' ';
    return Words::tr("See: muster-cli %1--help").arg(words);
}

QString orNearest(
    const QString& text, const QString& word, const QStringList& known, const QString& about = {})
{
    const auto near = nearestWord(word, known);
    return text + u' ' + (near.isEmpty() ? seeHelp(about) : Words::tr("Did you mean \"%1\"?").arg(near));
}

QString spelledOut(const QString& word)
{
    if (word == u"-h")
        return QStringLiteral("--help");
    if (word == u"-o")
        return QStringLiteral("--output");
    return word == u"-v" ? QStringLiteral("--version") : word;
}

const Option* find(const QList<Option>& options, const QString& name)
{
    const auto found = std::find_if(
        options.begin(), options.end(), [&](const Option& option) { return option.name == name; });
    return found == options.end() ? nullptr : &*found;
}

/// Words of the command line, taken one after the other.
class Reader {
public:
    Reader(const QStringList& words, const QList<Usage>& usages)
        : m_words(words)
        , m_usages(usages)
    {
    }

    Result<Call> read()
    {
        while (m_at < m_words.size()) {
            const auto word = m_words[m_at++];
            if (!m_onlyOperands && word == u"--") {
                m_onlyOperands = true;
                continue;
            }
            const bool isOption = !m_onlyOperands && word.size() > 1 && word.startsWith(u'-');
            if (const auto fault = isOption ? takeOption(word) : takeWord(word))
                return fail(Fault::Invalid, *fault);
        }
        return finish();
    }

private:
    [[nodiscard]] QStringList namesBelow(const QString& group) const
    {
        QStringList names;
        for (const auto& usage : m_usages) {
            if (group.isEmpty())
                names.append(usage.name.section(u' ', 0, 0));
            else if (usage.name.startsWith(group + u' '))
                names.append(usage.name.section(u' ', 1, 1));
        }
        names.removeDuplicates();
        return names;
    }

    std::optional<QString> takeWord(const QString& word)
    {
        if (m_call.command) {
            m_call.arguments.operands.append(word);
            return std::nullopt;
        }
        if (m_group.isEmpty() && word == u"help" && !namesBelow({}).contains(word)) {
            m_call.wantsHelp = true;
            return std::nullopt;
        }
        const auto name = m_group.isEmpty() ? word : m_group + u' ' + word;
        for (qsizetype i = 0; i < m_usages.size(); ++i) {
            if (m_usages[i].name == name) {
                m_call.command = i;
                m_group = name;
                return std::nullopt;
            }
        }
        if (m_group.isEmpty() && namesBelow({}).contains(word)) {
            m_group = word;
            return std::nullopt;
        }
        return orNearest(
            Words::tr("There is no command \"%1\".").arg(name), word, namesBelow(m_group), m_group);
    }

    std::optional<QString> takeOption(const QString& word)
    {
        const auto name = spelledOut(word).section(u'=', 0, 0);
        const auto common = commonOptions();
        const auto* option = find(common, name);
        const auto own = m_call.command ? m_usages[*m_call.command].options : QList<Option>();
        if (!option)
            option = find(own, name);
        if (!option) {
            QStringList known;
            for (const auto& one : common + own)
                known.append(one.name);
            const auto text = m_call.command
                ? Words::tr("\"%1\" has no option %2.").arg(m_group, name)
                : Words::tr("There is no option %1 before the command.").arg(name);
            return orNearest(text, name, known, m_group);
        }
        if (m_call.arguments.options.contains(name))
            return Words::tr("%1 is given twice.").arg(name);
        const bool hasValue = word.contains(u'=');
        if (option->value.isEmpty()) {
            if (hasValue)
                return Words::tr("%1 takes no value.").arg(name);
            m_call.arguments.options.insert(name, {});
            return std::nullopt;
        }
        if (hasValue) {
            m_call.arguments.options.insert(name, word.section(u'=', 1));
            return std::nullopt;
        }
        if (m_at == m_words.size() || m_words[m_at].startsWith(QStringLiteral("--")))
            return Words::tr("%1 needs a value: %1 %2.").arg(name, option->value);
        m_call.arguments.options.insert(name, m_words[m_at++]);
        return std::nullopt;
    }

    Result<Call> finish()
    {
        m_call.about = m_group;
        m_call.wantsHelp = m_call.wantsHelp || m_call.arguments.has(QStringLiteral("--help"));
        m_call.wantsVersion = m_call.arguments.has(QStringLiteral("--version"));
        if (m_call.wantsHelp || m_call.wantsVersion)
            return m_call;
        if (!m_call.command) {
            return fail(Fault::Invalid,
                m_group.isEmpty() ? Words::tr("Say what to do.") + u' ' + seeHelp()
                                  : Words::tr("Say what to do with %1: %2.")
                                        .arg(m_group, namesBelow(m_group).join(QStringLiteral(", "))));
        }
        const auto& usage = m_usages[*m_call.command];
        const auto count = m_call.arguments.operands.size();
        if (count < usage.least) {
            return fail(Fault::Invalid,
                Words::tr("Something is missing: muster-cli %1 %2").arg(usage.name, usage.operands));
        }
        if (usage.most >= 0 && count > usage.most) {
            return fail(Fault::Invalid,
                Words::tr("\"%1\" is one word too many: muster-cli %2 %3. A text of several words stands in "
                          "quotes.")
                    .arg(m_call.arguments.operands[usage.most], usage.name, usage.operands));
        }
        return m_call;
    }

    const QStringList& m_words;
    const QList<Usage>& m_usages;
    qsizetype m_at = 0;
    bool m_onlyOperands = false;
    QString m_group;
    Call m_call;
};

QString line(const QString& left, const QString& right)
{
    const auto head = QStringLiteral("  ") + left;
    return head.size() < kColumn ? head.leftJustified(kColumn) + right
                                 : head + u'\n' + QString(kColumn, u' ') + right;
}

QString listed(const QList<Option>& options)
{
    QString text;
    for (const auto& option : options) {
        const auto left = option.value.isEmpty() ? option.name : option.name + u' ' + option.value;
        text += line(left, option.text) + u'\n';
    }
    return text;
}

} // namespace

QList<Option> commonOptions()
{
    return {
        { QStringLiteral("--store"), QStringLiteral("DIR"),
            Words::tr("Where the log is; else the user's data folder") },
        { QStringLiteral("--as"), QStringLiteral("NAME"),
            Words::tr("Who acts; else the name of this account") },
        { QStringLiteral("--json"), {}, Words::tr("Answer for machines") },
        { QStringLiteral("--utc"), {}, Words::tr("Read and show times in UTC") },
        { QStringLiteral("--quiet"), {}, Words::tr("Only the answer, no remarks") },
        { QStringLiteral("--version"), {}, Words::tr("Say which version this is") },
        { QStringLiteral("--help"), {}, Words::tr("Say what there is; after a command, what it takes") },
    };
}

Result<Call> parse(const QStringList& words, const QList<Usage>& usages)
{
    return Reader(words, usages).read();
}

void settle(const Arguments& arguments, Console& console)
{
    console.json = arguments.has(QStringLiteral("--json"));
    console.utc = arguments.has(QStringLiteral("--utc"));
    console.quiet = arguments.has(QStringLiteral("--quiet"));
    if (arguments.has(QStringLiteral("--as")))
        console.as = arguments.value(QStringLiteral("--as")).trimmed();
}

QString helpText(const QList<Usage>& usages, const QString& about)
{
    QString text = Words::tr("muster-cli: recovery plans, drills and incidents in the terminal.") + u'\n';
    for (const auto& usage : usages) {
        const bool isMeant = about.isEmpty() || usage.name == about || usage.name.startsWith(about + u' ');
        if (!isMeant)
            continue;
        if (about.isEmpty()) {
            text += line(usage.name + u' ' + usage.operands, usage.text) + u'\n';
            continue;
        }
        text += u'\n' + Words::tr("muster-cli %1 %2").arg(usage.name, usage.operands).trimmed() + u'\n';
        text += QStringLiteral("  ") + usage.text + u'\n' + listed(usage.options);
    }
    text += u'\n' + Words::tr("Everywhere:") + u'\n' + listed(commonOptions());
    text += u'\n'
        + Words::tr(
            "Exit status: 0 done, 1 the answer is no, 2 wrong usage or unusable input, 3 the world refused.")
        + u'\n';
    return text;
}

} // namespace muster::commands
