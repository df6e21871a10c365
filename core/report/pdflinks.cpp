// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The library's own pointers are those of the language.
#define POINTERHOLDER_TRANSITION 4
#include "core/report/pdflinks.h"

#include "core/plan/words.h"

#include <QRegularExpression>
#include <QStringList>
#include <QXmlStreamWriter>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <set>
#include <string>
#include <vector>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;
using Object = QPDFObjectHandle;
using Pages = std::vector<QPDFPageObjectHelper>;

namespace {

constexpr auto kSubjectKey = "/MusterReport";
constexpr auto kMaker = "Muster";
/// Of the name of a font that is not there in full: so many letters, then a plus.
constexpr std::size_t kTag = 6;
constexpr int kLetters = 26;
constexpr int kHex = 16;
/// An annotation that is printed too: PDF/A asks for it.
constexpr int kPrints = 4;

void open(QPDF& pdf, const QByteArray& bytes)
{
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("report", bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

Object textOf(const QString& text)
{
    return Object::newUnicodeString(text.toStdString());
}

QString textIn(Object stream)
{
    const auto data = stream.getStreamData();
    return QString::fromLatin1(
        reinterpret_cast<const char*>(data->getBuffer()), static_cast<qsizetype>(data->getSize()));
}

Object number(double value)
{
    return Object::newReal(value, 2, true);
}

/// "/AAAAAB+MusterFigures" with the letters of a number: only those letters that are needed are in the file,
/// and this is how it is said. Whatever stood there before the plus may hang on the order of writing.
std::string renamed(const std::string& name, int place)
{
    const bool hasTag = name.size() > kTag + 1 && name[kTag + 1] == '+';
    std::string tag(kTag, 'A');
    for (auto letter = tag.rbegin(); letter != tag.rend() && place > 0; ++letter, place /= kLetters)
        *letter = static_cast<char>('A' + place % kLetters);
    return "/" + tag + "+" + name.substr(hasTag ? kTag + 2 : 1);
}

/// "<FEDF>", what a letter is read as: the letter itself rather than the form that it has within a word, and
/// a blank rather than a tab, which looks the same. Else nobody would find what they look for.
QString readable(const QString& code)
{
    const QChar letter(static_cast<char16_t>(code.toUShort(nullptr, kHex)));
    const auto text = letter == u'\t' ? u" "_s : QString(letter).normalized(QString::NormalizationForm_KC);
    QString made;
    for (const auto one : text)
        made += u"%1"_s.arg(one.unicode(), 4, kHex, QChar(u'0'));
    return u'<' + made.toUpper() + u'>';
}

/// A map from letters as they are drawn to letters as they are read, in lines such as "<0001> <0001> <FEDF>"
/// and "<0001> <0002> [<FEDF> <0009> ]".
QString readableMap(const QString& map)
{
    static const QRegularExpression kLine(u"^<(\\w{4})> <(\\w{4})> (\\[.*\\]|<\\w{4}>)$"_s);
    static const QRegularExpression kCode(u"<(\\w{4})>"_s);
    QStringList made;
    for (const auto& line : map.split(u'\n')) {
        const auto parts = kLine.match(line);
        const auto read = parts.captured(3);
        // Where letters are counted on from the first, there are none of these.
        if (!parts.hasMatch() || (!read.startsWith(u'[') && parts.captured(1) != parts.captured(2))) {
            made.append(line);
            continue;
        }
        QStringList codes;
        for (auto all = kCode.globalMatch(read); all.hasNext();)
            codes.append(readable(all.next().captured(1)));
        const auto list = codes.join(u' ');
        made.append(line.first(parts.capturedStart(3)) + (read.startsWith(u'[') ? u'[' + list + u']' : list));
    }
    return made.join(u'\n');
}

/// Puts its part onto a document whose pages are there.
class Completion {
    Q_DISABLE_COPY_MOVE(Completion)
public:
    Completion(QPDF& pdf, const PdfExtras& extras)
        : m_pdf(pdf)
        , m_extras(extras)
        , m_pages(QPDFPageDocumentHelper(pdf).getAllPages())
    {
        for (auto& page : m_pages)
            m_heights.push_back(page.getObjectHandle().getKey("/MediaBox").getArrayItem(3).getNumericValue());
    }
    ~Completion() = default;

    [[nodiscard]] std::size_t pageCount() const { return m_pages.size(); }

    /// The other document must be there until this one is written.
    void layOver(QPDF& edges)
    {
        auto all = QPDFPageDocumentHelper(edges).getAllPages();
        const auto before = m_pdf.makeIndirectObject(m_pdf.newStream("q\n"));
        const auto after = m_pdf.makeIndirectObject(m_pdf.newStream("\nQ\nq /MusterEdge Do Q\n"));
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            auto& page = m_pages.at(i);
            // One dictionary may be that of all pages.
            auto resources = page.getObjectHandle().getKey("/Resources").shallowCopy();
            auto forms = resources.getKey("/XObject");
            forms = forms.isDictionary() ? forms.shallowCopy() : Object::newDictionary();
            auto form = m_pdf.copyForeignObject(all[i].getFormXObjectForPage(false));
            // A group of its own would be seen through, which PDF/A forbids.
            form.getDict().removeKey("/Group");
            forms.replaceKey("/MusterEdge", form);
            resources.replaceKey("/XObject", forms);
            page.getObjectHandle().replaceKey("/Resources", resources);
            page.addPageContents(before, true);
            page.addPageContents(after, false);
            settleFonts(resources.getKey("/Font"));
            settleFonts(form.getDict().getKey("/Resources").getKey("/Font"));
        }
    }

    void link()
    {
        for (const auto& one : m_extras.links) {
            auto link = Object::newDictionary();
            link.replaceKey("/Type", Object::newName("/Annot"));
            link.replaceKey("/Subtype", Object::newName("/Link"));
            link.replaceKey("/F", Object::newInteger(kPrints));
            link.replaceKey("/Border", Object::parse("[0 0 0]"));
            const auto height = m_heights.at(static_cast<std::size_t>(one.page));
            const auto& area = one.area;
            link.replaceKey("/Rect",
                Object::newArray(std::vector<Object> { number(area.left()), number(height - area.bottom()),
                    number(area.right()), number(height - area.top()) }));
            link.replaceKey("/Dest", destination(one.target));
            auto page = m_pages.at(static_cast<std::size_t>(one.page)).getObjectHandle();
            if (!page.getKey("/Annots").isArray())
                page.replaceKey("/Annots", Object::newArray());
            page.getKey("/Annots").appendItem(m_pdf.makeIndirectObject(link));
        }
    }

    void mark()
    {
        if (m_extras.bookmarks.isEmpty())
            return;
        auto root = m_pdf.makeIndirectObject(Object::newDictionary());
        root.replaceKey("/Type", Object::newName("/Outlines"));
        mark(root, m_extras.bookmarks);
        root.replaceKey("/Count", Object::newInteger(m_extras.bookmarks.size()));
        m_pdf.getRoot().replaceKey("/Outlines", root);
        m_pdf.getRoot().replaceKey("/PageMode", Object::newName("/UseOutlines"));
    }

    void describe()
    {
        auto root = m_pdf.getRoot();
        root.replaceKey("/Lang", textOf(m_extras.language));
        auto shown = Object::newDictionary();
        shown.replaceKey("/DisplayDocTitle", Object::newBool(true));
        root.replaceKey("/ViewerPreferences", shown);
        const auto made = m_extras.made.toUTC();
        const auto moment = Object::newString(made.toString(u"'D:'yyyyMMddHHmmss'Z'"_s).toStdString());
        auto info = Object::newDictionary();
        info.replaceKey("/Title", textOf(m_extras.title));
        info.replaceKey("/Author", Object::newString(kMaker));
        info.replaceKey("/Subject", textOf(m_extras.description));
        info.replaceKey("/Creator", Object::newString(kMaker));
        info.replaceKey("/Producer", Object::newString(kMaker));
        info.replaceKey("/CreationDate", moment);
        info.replaceKey("/ModDate", moment);
        info.replaceKey(kSubjectKey, textOf(m_extras.subject));
        m_pdf.getTrailer().replaceKey("/Info", m_pdf.makeIndirectObject(info));
        // For an archive it was given one at random.
        m_pdf.getTrailer().removeKey("/ID");
        auto metadata = m_pdf.newStream(metadataOf(made).toStdString());
        metadata.getDict().replaceKey("/Type", Object::newName("/Metadata"));
        metadata.getDict().replaceKey("/Subtype", Object::newName("/XML"));
        root.replaceKey("/Metadata", metadata);
    }

private:
    [[nodiscard]] Object destination(const PdfPlace& place)
    {
        const auto page = static_cast<std::size_t>(place.page);
        return Object::newArray(
            std::vector<Object> { m_pages.at(page).getObjectHandle(), Object::newName("/XYZ"),
                Object::newNull(), number(m_heights.at(page) - place.top), Object::newNull() });
    }

    void mark(Object above, const QList<PdfBookmark>& bookmarks)
    {
        Object before;
        for (const auto& one : bookmarks) {
            auto item = m_pdf.makeIndirectObject(Object::newDictionary());
            item.replaceKey("/Title", textOf(one.title));
            item.replaceKey("/Parent", above);
            item.replaceKey("/Dest", destination(one.place));
            if (before.isInitialized()) {
                item.replaceKey("/Prev", before);
                before.replaceKey("/Next", item);
            } else {
                above.replaceKey("/First", item);
            }
            if (!one.below.isEmpty()) {
                mark(item, one.below);
                // Closed until somebody opens it.
                item.replaceKey("/Count", Object::newInteger(-one.below.size()));
            }
            before = item;
        }
        above.replaceKey("/Last", before);
    }

    void settleFonts(Object fonts)
    {
        if (!fonts.isDictionary())
            return;
        for (const auto& key : fonts.getKeys()) {
            auto font = fonts.getKey(key);
            if (!m_settled.insert(font.getObjGen()).second)
                continue;
            const auto place = static_cast<int>(m_settled.size());
            if (auto map = font.getKey("/ToUnicode"); map.isStream())
                map.replaceStreamData(
                    readableMap(textIn(map)).toStdString(), Object::newNull(), Object::newNull());
            rename(font, "/BaseFont", place);
            auto below = font.getKey("/DescendantFonts");
            if (!below.isArray() || below.getArrayNItems() == 0)
                continue;
            auto first = below.getArrayItem(0);
            rename(first, "/BaseFont", place);
            rename(first.getKey("/FontDescriptor"), "/FontName", place);
        }
    }

    static void rename(Object font, const char* key, int place)
    {
        if (font.isDictionary() && font.getKey(key).isName())
            font.replaceKey(key, Object::newName(renamed(font.getKey(key).getName(), place)));
    }

    /// In the words of XMP: the same as in the information of the document, which PDF/A asks for.
    [[nodiscard]] QByteArray metadataOf(const QDateTime& made) const
    {
        QByteArray xml = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";
        QXmlStreamWriter writer(&xml);
        const auto rdf = u"http://www.w3.org/1999/02/22-rdf-syntax-ns#"_s;
        const auto dublin = u"http://purl.org/dc/elements/1.1/"_s;
        const auto xmp = u"http://ns.adobe.com/xap/1.0/"_s;
        const auto pdf = u"http://ns.adobe.com/pdf/1.3/"_s;
        const auto pdfa = u"http://www.aiim.org/pdfa/ns/id/"_s;
        const auto language = [&] { writer.writeAttribute(u"xml:lang"_s, u"x-default"_s); };
        const auto listed = [&](const QString& name, const QString& kind, const QString& text) {
            writer.writeStartElement(dublin, name);
            writer.writeStartElement(rdf, kind);
            writer.writeStartElement(rdf, u"li"_s);
            if (kind == u"Alt")
                language();
            writer.writeCharacters(text);
            for (int i = 0; i < 3; ++i)
                writer.writeEndElement();
        };
        const auto x = u"adobe:ns:meta/"_s;
        writer.writeNamespace(x, u"x"_s);
        writer.writeStartElement(x, u"xmpmeta"_s);
        writer.writeNamespace(rdf, u"rdf"_s);
        writer.writeStartElement(rdf, u"RDF"_s);
        for (const auto& [uri, prefix] :
            { std::pair(dublin, u"dc"_s), { xmp, u"xmp"_s }, { pdf, u"pdf"_s }, { pdfa, u"pdfaid"_s } })
            writer.writeNamespace(uri, prefix);
        writer.writeStartElement(rdf, u"Description"_s);
        writer.writeAttribute(rdf, u"about"_s, QString());
        listed(u"title"_s, u"Alt"_s, m_extras.title);
        listed(u"description"_s, u"Alt"_s, m_extras.description);
        listed(u"creator"_s, u"Seq"_s, QString::fromLatin1(kMaker));
        listed(u"language"_s, u"Bag"_s, m_extras.language);
        const auto moment = made.toString(Qt::ISODate);
        writer.writeTextElement(xmp, u"CreateDate"_s, moment);
        writer.writeTextElement(xmp, u"ModifyDate"_s, moment);
        writer.writeTextElement(xmp, u"CreatorTool"_s, QString::fromLatin1(kMaker));
        writer.writeTextElement(pdf, u"Producer"_s, QString::fromLatin1(kMaker));
        if (m_extras.isArchival) {
            writer.writeTextElement(pdfa, u"part"_s, u"1"_s);
            writer.writeTextElement(pdfa, u"conformance"_s, u"B"_s);
        }
        writer.writeEndDocument();
        return xml + "\n<?xpacket end=\"w\"?>";
    }

    QPDF& m_pdf;
    const PdfExtras& m_extras;
    Pages m_pages;
    std::vector<double> m_heights;
    std::set<QPDFObjGen> m_settled;
};

QByteArray bytesOf(QPDF& pdf)
{
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    // PDF 1.4, on which PDF/A-1 stands, knows no other way; and the order of objects is that of what leads to
    // them, not that in which they were drawn.
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.write();
    const auto made = writer.getBufferSharedPointer();
    return { reinterpret_cast<const char*>(made->getBuffer()), static_cast<qsizetype>(made->getSize()) };
}

} // namespace

Result<QByteArray> completedPdf(const QByteArray& pages, const QByteArray& edges, const PdfExtras& extras)
{
    const auto failed = [](const QString& why) {
        return fail(Fault::Internal, Words::tr("The pages could not be put together."), why);
    };
    try {
        QPDF pdf;
        QPDF over;
        open(pdf, pages);
        open(over, edges);
        Completion completion(pdf, extras);
        if (QPDFPageDocumentHelper(over).getAllPages().size() != completion.pageCount())
            return failed(u"completedPdf: other edges than pages"_s);
        completion.layOver(over);
        completion.link();
        completion.mark();
        completion.describe();
        return bytesOf(pdf);
    } catch (const std::exception& wrong) {
        return failed(u"completedPdf: "_s + QString::fromUtf8(wrong.what()));
    }
}

QString subjectOfPdf(const QByteArray& file)
{
    // It repairs what it can, and looks for pages in anything.
    if (!file.startsWith("%PDF-"))
        return {};
    try {
        QPDF pdf;
        open(pdf, file);
        auto info = pdf.getTrailer().getKey("/Info");
        auto subject = info.isDictionary() ? info.getKey(kSubjectKey) : Object::newNull();
        return subject.isString() ? QString::fromStdString(subject.getUTF8Value()) : QString();
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace muster::report
