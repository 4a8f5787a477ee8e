using System.Text;
using System.Xml;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Rendering;

/// <summary>XML that is the same on every machine, and always valid.</summary>
internal static class XmlPage
{
    /// <summary>A document.</summary>
    public static string Write(Action<XmlWriter> content)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            Indent = true,
            IndentChars = "  ",
            NewLineChars = "\n",
            OmitXmlDeclaration = true,
        };
        using (var xml = XmlWriter.Create(text, settings))
        {
            content(xml);
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    /// <summary>An attribute.</summary>
    public static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Valid(value));

    /// <summary>The text with what XML cannot say, not even escaped, and what cannot be seen written in words.</summary>
    public static string Valid(string text) => VisibleText.Lines(text);
}
