using System.Text.Json.Nodes;

namespace Sluice.Cli.Tests.LanguageServer;

/// <summary>A text as an editor keeps it: lines and characters from 0, a line ends with a line feed, a carriage return or both.</summary>
internal static class EditorText
{
    /// <summary>Where each line begins.</summary>
    public static List<int> Lines(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }

    /// <summary>A place in the text as the protocol writes it.</summary>
    public static JsonObject Position(string text, int offset)
    {
        var lines = Lines(text);
        var line = lines.FindLastIndex(s => s <= offset);
        return new JsonObject { ["line"] = line, ["character"] = offset - lines[line] };
    }

    /// <summary>The text with edits of a rename or repair, none of which touches another.</summary>
    public static string Apply(string text, JsonArray edits)
    {
        var lines = Lines(text);
        foreach (var edit in edits.OrderByDescending(e => Offset(e!["range"]!["start"]!)))
        {
            text = string.Concat(
                text.AsSpan(0, Offset(edit!["range"]!["start"]!)),
                edit["newText"]!.GetValue<string>(),
                text.AsSpan(Offset(edit["range"]!["end"]!))
            );
        }

        return text;

        int Offset(JsonNode position) => lines[position["line"]!.GetValue<int>()] + position["character"]!.GetValue<int>();
    }
}
