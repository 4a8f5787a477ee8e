using Sluice.Core.Manifests;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Scripting.Hosting;

/// <summary>The result of a script, on its way back to the parent process.</summary>
internal static class OutcomeWire
{
    // More is no fact any more, and is not carried over.
    private const int LongestText = 8 * 1024 * 1024;

    public static MessageWriter Write(ScriptOutcome outcome)
    {
        if (outcome.Result is string { Length: > LongestText } || outcome.Message is { Length: > LongestText })
        {
            return Write(new ScriptOutcome(ScriptEnd.OutOfMemory));
        }

        var to = new MessageWriter();
        to.Whole((long)outcome.End);
        PlainWire.Write(to, outcome.Result);
        to.Text(outcome.Message);
        PlainWire.Write(to, outcome.Line);
        to.List(outcome.Diagnostics, d =>
        {
            to.Text(d.Id);
            to.Whole(d.Location!.Span.Start);
            to.Whole(d.Location.Span.Length);
            to.Text(d.Message);
            to.Text(d.Hint);
        });
        return to;
    }

    public static ScriptOutcome Read(MessageReader from, SourceText source) =>
        new((ScriptEnd)from.Whole())
        {
            Result = PlainWire.Read(from),
            Message = from.Text(),
            Line = PlainWire.Read(from) is decimal line ? (int)line : null,
            Diagnostics = [.. from.List(() => Problem(from, source))],
        };

    private static Diagnostic Problem(MessageReader from, SourceText source)
    {
        var id = from.Text();
        var place = new SourceLocation(source, new TextSpan((int)from.Whole(), (int)from.Whole()));
        var descriptor = ScriptDiagnostics.All.FirstOrDefault(d => d.Id == id) ?? throw new InvalidDataException();
        return Diagnostic.Restore(descriptor, place, from.Text()!, from.Text(), []);
    }
}
