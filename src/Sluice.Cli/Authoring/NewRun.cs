using System.Text.RegularExpressions;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Core.Analysis;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Formatting;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Authoring;

/// <summary>Adds to a policy set: the result is compiled first, then written.</summary>
/// <param name="context">The console.</param>
/// <param name="folder">The policy set.</param>
/// <param name="request">What to add.</param>
internal sealed partial class NewRun(CliContext context, PolicyFolder folder, DraftRequest request)
{
    private readonly List<Diagnostic> problems = [];

    /// <summary>Adds it.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        if (folder.Session.Program is not { } program)
        {
            context.Report(folder.Session.Diagnostics);
            return folder.ErrorCode;
        }

        CheckName(program);
        var picker = new NamePicker(program, problems);
        return request.Kind switch
        {
            _ when problems.Count > 0 => Refuse(),
            "rule" => AddRule(program, picker),
            "test" => AddTest(program, picker),
            _ => AddScenario(program, picker),
        };
    }

    private int AddRule(PolicyProgram program, NamePicker picker)
    {
        var names = program.Vocabulary;
        var allows = request.Allow is not null;
        var categories = picker.Selector(allows ? "--allow" : "--deny", request.Allow ?? request.Deny, names.Categories, "category");

        // No recipient is made up: a deny that names no partner is about all of them, and an allow without one was refused.
        var partners = request.To is null ? null : picker.Selector("--to", request.To, names.Partners, "partner");
        var purposes = request.For is null ? null : picker.Selector("--for", request.For, names.Purposes, "purpose");
        return problems.Count > 0
            ? Refuse()
            : Append(
                program,
                PolicyDrafts.Rule(request, allows ? "allow" : "deny", categories!, partners, purposes),
                "rules.sluice",
                program.Rules.LastOrDefault()?.Location.Path
            );
    }

    private int AddTest(PolicyProgram program, NamePicker picker)
    {
        if (picker.Flow(request) is not { } flow)
        {
            return Refuse();
        }

        // What it is now is what a test can start from; an author who expects another verdict changes it.
        var draft = Draft(request.Expect ?? "allow", []);
        var after = CompileWith("new/test.sluice", draft);
        if (request.Expect is null && after.Program is { } known)
        {
            var outcome = TestRunner.Run(new PolicyEngine(known), known.Tests.Single(t => t.Location.Path == "new/test.sluice"));
            draft = Draft(Verdicts.NameOf(outcome.Verdict.Verdict), [.. outcome.Reasons.OfType<Rule>().Select(static r => r.Name)]);
        }

        return Append(program, draft, "tests.sluice", program.Tests.LastOrDefault()?.Location.Path);

        string Draft(string verdict, IReadOnlyCollection<string> rules) =>
            PolicyDrafts.Test(request, flow.Categories, flow.Partners, flow.Purposes, verdict, rules);
    }

    private int AddScenario(PolicyProgram program, NamePicker picker)
    {
        if (picker.Flow(request) is not { } flow)
        {
            return Refuse();
        }

        var files = new NewFiles(context, folder.FullPath);
        var made = new ScenarioWriter(folder.Session.Engine!)
            .Write(ScenarioDraft.Of(program, request, flow))
            .Select(m => (Path: $"transfers/{FileName()}{m.Ending}.yaml", m.Text, m.Verdict))
            .ToList();
        if (files.Taken(made.Select(static m => m.Path)) is { } taken)
        {
            problems.Add(Diagnostic.Create(CommandDiagnostics.FileThere, null, folder.PathOf(taken)));
            return Refuse();
        }

        if (!files.Write([.. made.Select(static m => (m.Path, m.Text))]))
        {
            return ExitCodes.Unreadable;
        }

        foreach (var (path, _, verdict) in made)
        {
            context.Say($"{VisibleText.Of(folder.PathOf(path))}: {Verdicts.NameOf(verdict)}\n");
        }

        if (made.Count == 1)
        {
            context.Say("No single fact was found that turns its verdict, so it has no twin.\n");
        }

        context.Io.Out.Flush();
        return ExitCodes.Allowed;
    }

    private string FileName() => request.Name.Replace('-', '_');

    private int Append(PolicyProgram program, string text, string usual, string? last)
    {
        // Beside what is like it, where that lies in this folder and is not shared with others.
        var path =
            request.File is { } file ? DisplayPath.Slashes(file)
            : last is null || last.StartsWith("../", StringComparison.Ordinal) ? usual
            : last;
        if (
            !path.EndsWith(".sluice", StringComparison.Ordinal)
            || !ContainedPath.IsInside(Path.Join(folder.FullPath, path), folder.FullPath)
        )
        {
            problems.Add(
                Diagnostic
                    .Create(CommandDiagnostics.WrongValue, null, "--file", path)
                    .WithHint("it is a file of the policy folder that ends in .sluice")
            );
            return Refuse();
        }

        text = PolicyFormatter.Format(PolicyParser.Parse(new SourceText(path, text))).Text ?? text;
        var before = program.Sources.FirstOrDefault(s => s.Path == path)?.Content ?? "";
        var after = before.Length == 0 ? text : before.TrimEnd('\r', '\n') + "\n\n" + text;
        after = before.Contains("\r\n", StringComparison.Ordinal) ? after.ReplaceLineEndings("\r\n") : after;
        var compiled = CompileWith(path, after);
        if (compiled.Program is null)
        {
            context.Report(compiled.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error));
            return ExitCodes.PolicyErrors;
        }

        try
        {
            OwnFolder.Write(folder.FullPath, path, after);
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            problems.Add(Diagnostic.Create(CommandDiagnostics.CannotWrite, null, folder.PathOf(path), SystemMessage.Of(e)));
            return Refuse();
        }

        context.Say($"{VisibleText.Of(folder.PathOf(path))}:\n\n{text}");
        context.Io.Out.Flush();
        return ExitCodes.Allowed;
    }

    /// <summary>The policy set as it will be once a file is written.</summary>
    private Compilation CompileWith(string path, string text) =>
        PolicyCompiler.Compile(
            new ChangedPolicyFiles(
                folder.Session.Files,
                folder.Session.Compilation,
                new Dictionary<string, string>(StringComparer.Ordinal) { [path] = text },
                folder.Display
            )
        );

    private void CheckName(PolicyProgram program)
    {
        var pattern = request.Kind switch
        {
            "rule" => Snake(),
            "scenario" => Kebab(),
            _ => Something(),
        };
        if (!pattern.IsMatch(request.Name) || request.Name is "any" or "and" or "or" or "not" or "true" or "false")
        {
            problems.Add(
                Diagnostic
                    .Create(CommandDiagnostics.NotAName, null, request.Name, request.Kind)
                    .WithHint(
                        request.Kind switch
                        {
                            "rule" => "it is written in small letters, digits and `_`, like `keep_briefly`",
                            "scenario" => "it is written in small letters, digits, `-` and `_`, like `tickets-daily`",
                            _ => "it is a sentence that says what is tested",
                        }
                    )
            );
        }

        var taken = request.Kind switch
        {
            "rule" => program.Rules.FirstOrDefault(r => r.Name == request.Name)?.Location,
            "test" => program.Tests.FirstOrDefault(t => t.Description == request.Name)?.Location,
            _ => null,
        };
        if (taken is not null)
        {
            problems.Add(Diagnostic.Create(CommandDiagnostics.NameTaken, taken, request.Kind, request.Name));
        }
    }

    private int Refuse()
    {
        context.Report(problems);
        return ExitCodes.Unreadable;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\z")]
    private static partial Regex Snake();

    [GeneratedRegex(@"\A[a-z][a-z0-9_-]*\z")]
    private static partial Regex Kebab();

    [GeneratedRegex(@"\A(?=.*\S)[^\r\n]{1,200}\z")]
    private static partial Regex Something();
}
