// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowoptions.h"

#include "app/compose.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace muster::app {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

} // namespace

Result<WindowOptions> readWindowOptions(const QStringList& words)
{
    WindowOptions options;
    options.store = defaultStoreFolder();
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto name = words[i].section(u'=', 0, 0);
        if (words[i] == u"--version" || words[i] == u"-v") {
            options.version = true;
            continue;
        }
        if (words[i] == u"--help" || words[i] == u"-h") {
            options.help = true;
            continue;
        }
        if (!words[i].startsWith(u'-') && words[i].endsWith(u".muster", Qt::CaseInsensitive)) {
            options.records << QFileInfo(words[i]).absoluteFilePath();
            continue;
        }
        if (name != u"--store" && name != u"--plan" && name != u"--as" && name != u"--theme")
            return fail(Fault::Invalid,
                tr("Muster does not know \"%1\". muster --help lists what it knows.").arg(words[i]));
        const bool joined = words[i].contains(u'=');
        if (!joined && i + 1 == words.size())
            return fail(Fault::Invalid, tr("%1 needs a value after it.").arg(name));
        const auto value = joined ? words[i].section(u'=', 1) : words[++i];
        if (value.trimmed().isEmpty())
            return fail(Fault::Invalid, tr("%1 needs a value that is not empty.").arg(name));
        if (name == u"--store")
            options.store = value;
        else if (name == u"--plan")
            options.plans << value;
        else if (name == u"--theme" && !(options.theme = ui::appearanceFrom(value)))
            return fail(Fault::Invalid,
                tr("There is no theme \"%1\". There are: %2.").arg(value, ui::appearanceWords().join(u", ")));
        else if (name == u"--as")
            options.person = value.trimmed();
    }
    return options;
}

QString windowHelp()
{
    return tr(
        "Usage: muster [--store DIR] [--plan FILE]… [--as NAME] [--theme NAME] [FILE.muster]…\n"
        "\n"
        "Opens the incident commander's console, and takes in what other consoles recorded in these files.\n"
        "\n"
        "  --store DIR   where the log is; otherwise %1\n"
        "  --plan FILE   a plan beside the bundled ones and those in DIR/plans; may be repeated\n"
        "  --as NAME     who sits here; otherwise the name of the account\n"
        "  --theme NAME  how it looks until another theme is chosen: %2\n"
        "  --version     prints the version\n"
        "  --help        prints this\n"
        "\n"
        "muster-cli does the same without a window.\n")
        .arg(defaultStoreFolder(), ui::appearanceWords().join(u", "));
}

} // namespace muster::app
