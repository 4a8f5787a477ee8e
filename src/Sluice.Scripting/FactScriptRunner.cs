using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Scripting.Compilation;
using Sluice.Scripting.Facts;
using Sluice.Scripting.Hosting;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Scripting;

/// <summary>
/// Computes facts by C# scripts, before the evaluation. Every script sees the manifest and nothing else; what goes wrong with
/// one is an error, and the transfer is not decided.
/// </summary>
public sealed class FactScriptRunner : IFactScripts
{
    private readonly ConditionalWeakTable<PolicyProgram, ConcurrentDictionary<string, Lazy<ScriptText>>> texts = [];
    private readonly IScriptHost host;

    /// <summary>
    /// Makes one that runs scripts in this very process: what ends a script may end it, and limits are wide, for other work may be in the
    /// way.
    /// </summary>
    public FactScriptRunner() => host = new LocalScripts(ScriptClock.OnTheWall);

    /// <summary>Makes one that runs scripts in a process of their own.</summary>
    /// <param name="command">The program that starts a <see cref="ScriptWorker"/> on its standard streams, and its arguments.</param>
    public FactScriptRunner(IReadOnlyList<string> command) => host = new ProcessScripts(command);

    /// <summary>How much time of a processor one script may take to run when the caller says nothing else.</summary>
    public static TimeSpan DefaultLimit { get; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public FactScriptResult Run(PolicyProgram program, IPolicyFiles files, TransferManifest manifest) =>
        Run(program, files, manifest, DefaultLimit);

    /// <summary>Runs the scripts of all attributes that have one.</summary>
    /// <param name="program">The policy set, compiled without errors.</param>
    /// <param name="files">Where the scripts are read; each is read once for a program.</param>
    /// <param name="manifest">What the scripts see.</param>
    /// <param name="limit">How much time of a processor one script may take to run.</param>
    public FactScriptResult Run(PolicyProgram program, IPolicyFiles files, TransferManifest manifest, TimeSpan limit)
    {
        var attributes = program
            .Vocabulary.Attributes.All.Where(static a => a.Script is not null)
            .OrderBy(static a => a.Name, StringComparer.Ordinal)
            .ToArray();
        if (attributes.Length == 0)
        {
            return new FactScriptResult(manifest, []);
        }

        var scripts = texts.GetOrCreateValue(program);
        var facts = TransferFactsBuilder.Build(manifest);
        var stated = manifest.Stated.Attributes;
        var diagnostics = new DiagnosticBag();
        foreach (var attribute in attributes)
        {
            var script = scripts
                .GetOrAdd(attribute.Script!, path => new Lazy<ScriptText>(() => Load(files, path, attribute.Location.Source.Folder)))
                .Value;
            if (Compute(attribute, script, facts, limit, diagnostics) is { } value)
            {
                stated = stated.With(new StatedAttribute(attribute, value, attribute.Location));
            }
        }

        return diagnostics.HasErrors
            ? new FactScriptResult(null, diagnostics.ToSorted())
            : new FactScriptResult(manifest with { Stated = manifest.Stated with { Attributes = stated } }, diagnostics.ToSorted());
    }

    private static ScriptText Load(IPolicyFiles files, string path, string folder)
    {
        if (files.ReadBytes(path) is not { } bytes)
        {
            return new ScriptText(null, null);
        }

        var source = SourceDecoder.TryDecode(path, bytes, out var problem, folder: folder);
        return new ScriptText(source, problem);
    }

    private Value? Compute(AttributeSymbol attribute, ScriptText script, TransferFacts facts, TimeSpan limit, DiagnosticBag diagnostics)
    {
        if (script.Source is not { } source)
        {
            diagnostics.Add(script.Problem ?? Diagnostic.Create(ScriptDiagnostics.ScriptUnreadable, attribute.Location, attribute.Script!));
            return null;
        }

        var outcome = host.Run(source, facts, limit);
        if (outcome.End == ScriptEnd.Gave)
        {
            if (FactValue.Convert(outcome.Result, attribute.Type) is { } value)
            {
                return value;
            }

            diagnostics.Add(
                Diagnostic.Create(
                    ScriptDiagnostics.ScriptWrongResult,
                    attribute.Location,
                    FactValue.Describe(outcome.Result),
                    attribute.Name,
                    attribute.Type.ToString()
                )
            );
            return null;
        }

        if (outcome is { End: ScriptEnd.Refused, Diagnostics.IsEmpty: false })
        {
            diagnostics.AddRange(outcome.Diagnostics);
            return null;
        }

        diagnostics.Add(
            outcome.End switch
            {
                ScriptEnd.Threw => Diagnostic.Create(
                    ScriptDiagnostics.ScriptFailed,
                    Line(source, outcome.Line) ?? attribute.Location,
                    FirstLine(outcome.Message ?? "")
                ),
                ScriptEnd.TooSlow => Diagnostic.Create(
                    ScriptDiagnostics.ScriptTooSlow,
                    attribute.Location,
                    attribute.Script!,
                    Seconds(limit)
                ),
                ScriptEnd.CompiledTooSlowly => Diagnostic.Create(
                    ScriptDiagnostics.ScriptCompiledTooSlowly,
                    attribute.Location,
                    attribute.Script!,
                    Seconds(LocalScripts.CompileLimit)
                ),
                ScriptEnd.OutOfMemory => Diagnostic.Create(ScriptDiagnostics.ScriptOutOfMemory, attribute.Location, attribute.Script!),
                ScriptEnd.NotStarted => Diagnostic.Create(ScriptDiagnostics.ScriptProcessMissing, attribute.Location, attribute.Script!),
                _ => Diagnostic.Create(ScriptDiagnostics.ScriptCrashed, attribute.Location, attribute.Script!),
            }
        );
        return null;
    }

    private static string Seconds(TimeSpan limit) => limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A whole line of the script, without its indentation.</summary>
    private static SourceLocation? Line(SourceText source, int? line)
    {
        if (line is not { } number || number < 1 || number > source.LineCount)
        {
            return null;
        }

        var start = 0;
        for (var offset = 0; offset <= source.Content.Length && source.GetPosition(offset).Line <= number; offset++)
        {
            start = offset;
            if (source.GetPosition(offset).Line == number)
            {
                break;
            }
        }

        var text = source.GetLineText(number);
        var indent = text.Length - text.TrimStart().Length;
        return new SourceLocation(source, new TextSpan(start + indent, text.Trim().Length));
    }

    // The first line only: an exception's text may go on with what belongs to a developer.
    private static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();

    /// <summary>The text of a script, or why there is none.</summary>
    private sealed record ScriptText(SourceText? Source, Diagnostic? Problem);
}
