using Sluice.Core.Binding;
using Sluice.Core.Linting;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Linting;

/// <summary>Compiles a text and looks for findings.</summary>
internal static class Lint
{
    /// <summary>Names that a policy needs before it can say anything.</summary>
    public const string Names = """
        category contact { phone email }
        purpose support { call mail }
        partner helpdesk { in IE }
        partner archive { in FR, US }
        subject attribute age : integer
        attribute urgent : boolean
        attribute agreed : boolean
        attribute level : one of { low, middle, high }
        population users
        population users.minors = age < 14

        """;

    public static Compilation Compile(string text) => Compile(new MemoryPolicyFiles(text));

    public static Compilation Compile(IPolicyFiles files)
    {
        var compiled = PolicyCompiler.Compile(files);
        Assert.Equal([], compiled.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        return compiled;
    }

    public static IReadOnlyList<LintFinding> Run(string text, params string[] only) => Run(text, new LintOptions { Only = [.. only] });

    public static IReadOnlyList<LintFinding> Run(string text, LintOptions options) => Linter.Run(Compile(text), options);

    /// <summary>The messages of one rule; each with its hint behind it.</summary>
    public static IReadOnlyList<string> Messages(string rule, string text) =>
        [.. Run(Names + text, rule).Select(static f => f.Diagnostic.Message + (f.Diagnostic.Hint is { } hint ? " (" + hint + ")" : ""))];
}
