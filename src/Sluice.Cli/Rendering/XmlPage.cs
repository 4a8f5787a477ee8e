using System.Text;
using System.Xml;

namespace Sluice.Cli.Rendering;

/// <summary>XML that is the same on every machine, and always valid.</summary>
internal static class XmlPage
{
    /// <summary>A document.</summary>
    public static string Write(Action<XmlWriter> content)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, IndentChars = "  ", NewLineChars = "\n", OmitXmlDeclaration = true };
        using (var xml = XmlWriter.Create(text, settings))
        {
            content(xml);
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    /// <summary>An attribute.</summary>
    public static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Valid(value));

    // XML has no way to write most control characters, not even escaped.

    /// <summary>The text without what XML cannot say.</summary>
    public static string Valid(string text) => string.Concat(text.EnumerateRunes().Select(static r =>
        r.Value is 0xFFFE or 0xFFFF || (r.Value < 0x20 && r.Value is not (0x9 or 0xA)) ? "\uFFFD" : r.ToString()));
}
