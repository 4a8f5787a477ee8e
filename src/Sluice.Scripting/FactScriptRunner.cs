using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Sluice.Core.Ir;
using Sluice.Core.Manifests;
using Sluice.Core.Semantics;
using Sluice.Scripting.Facts;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Scripting;

/// <summary>
/// Computes facts by C# scripts, before the evaluation. Every script sees the manifest and nothing else; what goes wrong with
/// one is an error, and the transfer is not decided.
/// </summary>
public sealed class FactScriptRunner : IFactScripts
{
    private readonly ConditionalWeakTable<PolicyProgram, ConcurrentDictionary<string, Lazy<FactScript>>> compiled = [];

    /// <summary>How long one script may run when the caller says nothing else.</summary>
    public static TimeSpan DefaultLimit { get; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public FactScriptResult Run(PolicyProgram program, IPolicyFiles files, TransferManifest manifest) => Run(program, files, manifest, DefaultLimit);

    /// <summary>Runs the scripts of all attributes that have one.</summary>
    /// <param name="program">The policy set, compiled without errors.</param>
    /// <param name="files">Where the scripts are read; each is read and compiled once for a program.</param>
    /// <param name="manifest">What the scripts see.</param>
    /// <param name="limit">How long one script may run.</param>
    public FactScriptResult Run(PolicyProgram program, IPolicyFiles files, TransferManifest manifest, TimeSpan limit)
    {
        var attributes = program.Vocabulary.Attributes.All.Where(static a => a.Script is not null).OrderBy(static a => a.Name, StringComparer.Ordinal).ToArray();
        if (attributes.Length == 0)
        {
            return new FactScriptResult(manifest, []);
        }

        var scripts = compiled.GetOrCreateValue(program);
        var facts = TransferFactsBuilder.Build(manifest);
        var stated = manifest.Stated.Attributes;
        var diagnostics = new DiagnosticBag();
        foreach (var attribute in attributes)
        {
            var script = scripts.GetOrAdd(attribute.Script!, path => new Lazy<FactScript>(() => Load(files, path))).Value;
            if (Compute(attribute, script, facts, limit, diagnostics) is { } value)
            {
                stated = stated.With(new StatedAttribute(attribute, value, attribute.Location));
            }
        }

        return diagnostics.HasErrors
            ? new FactScriptResult(null, diagnostics.ToSorted())
            : new FactScriptResult(manifest with { Stated = manifest.Stated with { Attributes = stated } }, diagnostics.ToSorted());
    }

    private static FactScript Load(IPolicyFiles files, string path)
    {
        if (files.ReadBytes(path) is not { } bytes)
        {
            return new FactScript(null, null, []);
        }

        var source = SourceText.TryDecode(path, bytes, out var problem);
        return source is null ? new FactScript(null, null, problem is null ? [] : [problem]) : FactScriptCompiler.Compile(source);
    }

    private static Value? Compute(AttributeSymbol attribute, FactScript script, TransferFacts facts, TimeSpan limit, DiagnosticBag diagnostics)
    {
        if (script.Runner is null || script.Source is null)
        {
            diagnostics.AddRange(script.Diagnostics.IsEmpty
                ? [Diagnostic.Create(ScriptDiagnostics.ScriptUnreadable, attribute.Location, attribute.Script!)]
                : script.Diagnostics);
            return null;
        }

        var run = FactScriptExecution.Run(script.Runner, facts, script.Source.Path, limit);
        if (run.TimedOut)
        {
            diagnostics.Add(Diagnostic.Create(
                ScriptDiagnostics.ScriptTooSlow, attribute.Location, attribute.Script!, limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)));
            return null;
        }

        if (run.Failure is { } failure)
        {
            diagnostics.Add(Diagnostic.Create(ScriptDiagnostics.ScriptFailed, Line(script.Source, run.FailureLine) ?? attribute.Location, Message(failure)));
            return null;
        }

        if (FactValue.Convert(run.Result, attribute.Type) is { } value)
        {
            return value;
        }

        diagnostics.Add(Diagnostic.Create(
            ScriptDiagnostics.ScriptWrongResult, attribute.Location, FactValue.Describe(run.Result), attribute.Name, attribute.Type.ToString()));
        return null;
    }

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
    private static string Message(Exception failure) => failure.Message.Split('\n', 2)[0].Trim();
}
