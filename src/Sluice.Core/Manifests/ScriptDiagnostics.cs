using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>Mistakes in C# fact scripts: SLU4001 …</summary>
public static class ScriptDiagnostics
{
    /// <summary>A script is no longer there.</summary>
    public static readonly DiagnosticDescriptor ScriptUnreadable = Error(
        4001,
        "script-unreadable",
        "the script `{0}` cannot be read",
        "The script was there when the policy set was read and is not there any more. A transfer whose facts cannot be computed is not decided.",
        "",
        ""
    );

    /// <summary>C# does not understand the script.</summary>
    public static readonly DiagnosticDescriptor ScriptDoesNotCompile = Error(
        4002,
        "script-does-not-compile",
        "the script does not compile: {0}",
        "A fact script is one C# expression, or statements of which the last is an expression or a `return`. Its names are those of the manifest: `Transfer`, `Recipients`, "
            + "`Purposes`, `Categories`, `On`, `From`, `Until`, `Agreements`, `Evidence`, `Consents`, `Population`, "
            + string.Join(", ", BuiltinFacts.ByName.Select(static d => $"`{char.ToUpperInvariant(d.Name[0])}{d.Name[1..]}`"))
            + ", `Attributes`, `Datasets`.",
        "Purpose == \"support\"",
        "Purposes.Contains(\"support\")"
    );

    /// <summary>A script reaches for what it must not touch.</summary>
    public static readonly DiagnosticDescriptor ScriptForbidden = Error(
        4003,
        "script-forbidden",
        "a fact script must not use `{0}`",
        "The same manifest must always give the same facts. So a script may calculate (numbers, texts, dates, lists, LINQ) and nothing else: no files, network, processes, threads, "
            + "clock, random numbers, settings of the machine, reflection, types of its own or delegates in variables. The check is there to keep verdicts reproducible; "
            + "it is no sandbox: only allow scripts that you would run yourself.",
        "System.IO.File.Exists(\"approved.txt\")",
        "Attributes.ContainsKey(\"approved\")"
    );

    /// <summary>A script asks for other files.</summary>
    public static readonly DiagnosticDescriptor ScriptDirective = Error(
        4004,
        "script-directive",
        "`{0}` is not possible in a fact script",
        "A script is complete in itself: what it loads from elsewhere would not be part of the policy's digest.",
        "#load \"common.csx\"\nPeople > 1000",
        "People > 1000"
    );

    /// <summary>A function of a script calls itself.</summary>
    public static readonly DiagnosticDescriptor ScriptRecursion = Error(
        4005,
        "script-recursion",
        "`{0}` calls itself",
        "A function that calls itself without end would end the whole program. Write a loop: one that does not end is stopped by the time limit.",
        "int Depth(string name) => name.Contains('.') ? 1 + Depth(name.Substring(name.IndexOf('.') + 1)) : 0;\nDepth(Categories[0]) > 1",
        "Categories[0].Count(c => c == '.') > 1"
    );

    /// <summary>A script does not come to an end.</summary>
    public static readonly DiagnosticDescriptor ScriptTooSlow = Error(
        4006,
        "script-too-slow",
        "the script `{0}` did not end within {1} seconds",
        "A script is stopped at its time limit, and the transfer is not decided.",
        "while (true) { }",
        "People > 1000"
    );

    /// <summary>A script throws.</summary>
    public static readonly DiagnosticDescriptor ScriptFailed = Error(
        4007,
        "script-failed",
        "the script failed: {0}",
        "The script ended with an exception, and the transfer is not decided. Ask before you take: `Attributes.ContainsKey(…)`, `Datasets.Any()`, `People is not null`.",
        "(bool)Attributes[\"approved\"]",
        "Attributes.ContainsKey(\"approved\")"
    );

    /// <summary>A script gives a value of another type than the attribute has.</summary>
    public static readonly DiagnosticDescriptor ScriptWrongResult = Error(
        4008,
        "script-wrong-result",
        "the script gives {0}, but `{1}` is declared as {2}",
        "boolean: `bool`; integer: a whole number; decimal: `decimal` or a whole number; date: `DateOnly`; duration: a text such as `\"90 days\"` or a `DurationFact`; "
            + "country: an ISO code; text and `one of`: `string`. A script that gives nothing is an error too: an unknown fact is written by leaving the script out.",
        "People",
        "People > 1000"
    );

    /// <summary>This build cannot run scripts.</summary>
    public static readonly DiagnosticDescriptor ScriptsNotBuiltIn = new(
        "SLU4009",
        "scripts-not-built-in",
        DiagnosticSeverity.Error,
        "this build of `sluice` runs no scripts",
        "The natively compiled program has no C# compiler in it. Use the .NET tool for policy sets with fact scripts, or leave `--allow-scripts` out: the facts of scripts are unknown then, which counts against a transfer.",
        "sluice check transfers --policies policies --allow-scripts",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>A script has a character that cannot be seen.</summary>
    public static readonly DiagnosticDescriptor ScriptInvisible = Error(
        1042,
        "invisible-in-script",
        "{0} in this script cannot be seen",
        "C# passes over some such characters in names, ends lines at others, and editors turn the direction of what follows: the script does not do what it looks like. In a text write an escape such as `\\u200B`.",
        "People > 1000 // all\u2028|| true",
        "People > 1000 // all"
    );

    /// <summary>A script lies too deep inside itself, or is too long.</summary>
    public static readonly DiagnosticDescriptor ScriptTooLarge = Error(
        4010,
        "script-too-large",
        "the script has {0}",
        "The C# compiler calls itself for whatever lies inside something else, and what is too deep would end the whole program. A fact takes a few lines; "
            + "part long expressions by variables.",
        new string('(', 201) + "People > 1000" + new string(')', 201),
        "(People > 1000)"
    );

    /// <summary>A script ends the process it runs in.</summary>
    public static readonly DiagnosticDescriptor ScriptCrashed = Error(
        4011,
        "script-crashed",
        "the script `{0}` ended the process it runs in",
        "Scripts are compiled and run in a process of their own. It ended, mostly because a stack overflowed: calls that lie in each other without end, such as a query that is "
            + "made of itself again and again. The transfer is not decided.",
        "",
        ""
    );

    /// <summary>A script takes too much memory.</summary>
    public static readonly DiagnosticDescriptor ScriptOutOfMemory = Error(
        4012,
        "script-out-of-memory",
        "the script `{0}` takes more memory than there is for scripts",
        "The process in which scripts are compiled and run has 512 MiB. What takes more is stopped, and the transfer is not decided.",
        "",
        ""
    );

    /// <summary>A script takes too long to compile.</summary>
    public static readonly DiagnosticDescriptor ScriptCompiledTooSlowly = Error(
        4013,
        "script-compiled-too-slowly",
        "the script `{0}` was not compiled within {1} seconds",
        "C# can take very long over a short text, for example over lambdas in lambdas whose types it has to find out. Compiling is stopped at its time limit, and the transfer is not decided. "
            + "Write the types of lambdas, or use loops.",
        "",
        ""
    );

    /// <summary>There is no process for scripts.</summary>
    public static readonly DiagnosticDescriptor ScriptProcessMissing = Error(
        4014,
        "script-process-missing",
        "the script `{0}` cannot be run: its process does not start",
        "Scripts are run in a process of their own, which is this program once more. It could not be started; without it nothing that needs a script is decided.",
        "",
        ""
    );

    /// <summary>All of them in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
        [
            ScriptInvisible,
            ScriptUnreadable,
            ScriptDoesNotCompile,
            ScriptForbidden,
            ScriptDirective,
            ScriptRecursion,
            ScriptTooSlow,
            ScriptFailed,
            ScriptWrongResult,
            ScriptsNotBuiltIn,
            ScriptTooLarge,
            ScriptCrashed,
            ScriptOutOfMemory,
            ScriptCompiledTooSlowly,
            ScriptProcessMissing,
        ];

    private static DiagnosticDescriptor Error(int number, string slug, string message, string explanation, string bad, string good) =>
        new($"SLU{number}", slug, DiagnosticSeverity.Error, message, explanation, bad, good, DiagnosticSubject.Script);
}
