using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>
/// Reads YAML, JSON and JSON lines into nodes with places, from the events of the parser. Aliases are refused, so nothing can
/// grow; depth is limited, so nothing can overflow.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>Deeper than any manifest needs.</summary>
    private const int MostDepth = 64;

    private readonly SourceText source;
    private readonly YamlText whole;
    private readonly DiagnosticBag diagnostics;
    private readonly int offset;
    private readonly Parser parser;
    private readonly LineBreakMask mask;
    private bool broken;

    private YamlReader(SourceText source, int offset, string text, DiagnosticBag diagnostics)
    {
        this.source = source;
        whole = new YamlText(source);
        this.offset = offset;
        this.diagnostics = diagnostics;
        mask = LineBreakMask.For(text);
        parser = new Parser(new Scanner(new StringReader(mask.Hide(text)), skipComments: true));
    }

    /// <summary>The documents of a text; those before one that cannot be read are still given.</summary>
    public static IReadOnlyList<YamlDocument> Read(SourceText source, DiagnosticBag diagnostics)
    {
        var documents = new List<YamlDocument>();
        if (ManifestTextCheck.FindControl(source) is { } control)
        {
            diagnostics.Add(control);
            return documents;
        }

        foreach (var (start, text) in JsonLines.Split(source.Content))
        {
            new YamlReader(source, start, text, diagnostics).ReadDocuments(documents, text.Length);
        }

        return documents;
    }

    private void ReadDocuments(List<YamlDocument> documents, int length)
    {
        var first = documents.Count;
        var between = true;
        try
        {
            parser.Consume<StreamStart>();
            while (!broken && parser.TryConsume<DocumentStart>(out var start))
            {
                between = false;
                var errors = diagnostics.ErrorCount;
                if (parser.Accept<DocumentEnd>(out _))
                {
                    parser.Consume<DocumentEnd>();
                    between = true;
                    continue;
                }

                var node = ReadNode(0);
                if (broken || node is null)
                {
                    return;
                }

                var end = parser.Consume<DocumentEnd>();
                documents.Add(
                    new YamlDocument(node, Span(start.Start.Index, Math.Min(end.End.Index, length)))
                    {
                        HasErrors = diagnostics.ErrorCount > errors,
                    }
                );
                between = true;
            }
        }
        catch (YamlException problem)
        {
            Break(problem.Start.Index);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner throws on some broken texts instead of reporting them; what was read last is the nearest place there is.
            Break(parser.Current?.End.Index ?? 0);
        }

        void Break(long at)
        {
            // A tab that indents a line is the mistake, wherever reading ended; only the document that cannot be read is looked through.
            var begin = documents.Count > first ? Math.Clamp(documents[^1].Span.End - offset, 0, length) : 0;
            at = begin + YamlHints.IndentingTab(source.Content.AsSpan(offset + begin, length - begin)) ?? at;
            Report(ManifestDiagnostics.NotYaml, SpanAt(at, length), YamlHints.For(source, offset + (int)at));

            // What stands behind a document and is not the next one belongs to it.
            if (between && documents.Count > first)
            {
                documents[^1].HasErrors = true;
            }
        }
    }

    private YamlNode? ReadNode(int depth)
    {
        if (depth > MostDepth)
        {
            return Refuse(ManifestDiagnostics.TooDeep, parser.Current!);
        }

        switch (parser.Current)
        {
            case AnchorAlias alias:
                return Refuse(ManifestDiagnostics.AnchorOrAlias, alias);
            case NodeEvent { Anchor.IsEmpty: false } anchored:
                return Refuse(ManifestDiagnostics.AnchorOrAlias, anchored);
            case NodeEvent { Tag.IsEmpty: false } tagged:
                return Refuse(ManifestDiagnostics.Tag, tagged);
            case Scalar scalar:
                parser.MoveNext();
                return ToScalar(scalar);
            case SequenceStart start:
                parser.MoveNext();
                return ReadList(start, depth);
            case MappingStart start:
                parser.MoveNext();
                return ReadMap(start, depth);
            default:
                return Refuse(ManifestDiagnostics.NotYaml, parser.Current!);
        }
    }

    private YamlList? ReadList(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (parser.Current is not SequenceEnd)
        {
            if (ReadNode(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        var end = parser.Consume<SequenceEnd>();
        return new YamlList(
            whole,
            Span(start.Start.Index, EndOf(end, start.Style == SequenceStyle.Flow, start.End.Index)),
            items.ToImmutable()
        );
    }

    private YamlMap? ReadMap(MappingStart start, int depth)
    {
        var entries = new List<(YamlScalar Key, YamlNode Value)>();
        var seen = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        while (parser.Current is not MappingEnd)
        {
            if (parser.Current is not Scalar)
            {
                Refuse(
                    parser.Current is AnchorAlias ? ManifestDiagnostics.AnchorOrAlias : ManifestDiagnostics.KeyNotAName,
                    parser.Current!
                );
                return null;
            }

            if (ReadNode(depth + 1) is not YamlScalar key || ReadNode(depth + 1) is not { } value)
            {
                return null;
            }

            if (seen.TryGetValue(key.Text, out var first))
            {
                diagnostics.Add(
                    Diagnostic
                        .Create(ManifestDiagnostics.DuplicateKey, key.Location, key.Text)
                        .WithRelated(first.Location, $"`{key.Text}` stands here first")
                );
                continue;
            }

            seen.Add(key.Text, key);
            entries.Add((key, value));
        }

        var end = parser.Consume<MappingEnd>();
        return new YamlMap(
            whole,
            Span(start.Start.Index, EndOf(end, start.Style == MappingStyle.Flow, start.End.Index)),
            CollectionsMarshal.AsSpan(entries)
        );
    }

    // The parser leaves the closing bracket out of some.
    private static long EndOf(ParsingEvent end, bool bracketed, long least) =>
        Math.Max(bracketed ? end.Start.Index + 1 : end.End.Index, least);

    private YamlScalar ToScalar(Scalar scalar)
    {
        var plain = scalar.Style == ScalarStyle.Plain;
        return new YamlScalar(whole, Span(scalar.Start.Index, scalar.End.Index), mask.Show(scalar.Value), plain);
    }

    private YamlNode? Refuse(DiagnosticDescriptor descriptor, ParsingEvent at)
    {
        broken = true;
        Report(descriptor, Span(at.Start.Index, Math.Max(at.End.Index, at.Start.Index + 1)), null);
        return null;
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, string? hint) =>
        diagnostics.Add(Diagnostic.Create(descriptor, new SourceLocation(source, span)).WithHint(hint));

    private TextSpan SpanAt(long index, int length) => Span(Math.Min(index, length), Math.Min(index + 1, length));

    private TextSpan Span(long start, long end) =>
        TextSpan.FromBounds(offset + (int)start, Math.Min(offset + (int)end, source.Content.Length));
}
