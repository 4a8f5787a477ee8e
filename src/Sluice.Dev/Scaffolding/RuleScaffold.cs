using System.Globalization;
using System.Text.RegularExpressions;
using Sluice.Dev.Files;
using Sluice.Dev.Generating;

namespace Sluice.Dev.Scaffolding;

/// <summary>A new lint rule: its file, its line, its section of the page and its page of cases.</summary>
internal static partial class RuleScaffold
{
    private const int LineLength = 140;
    private const string Folder = "src/Sluice.Core/Linting/Rules";

    /// <summary>The scaffold; null with a problem where the name is taken.</summary>
    public static Scaffold? Make(Checkout checkout, string name, out string problem)
    {
        var type = ScaffoldName.AsType(name) + "Rule";
        var file = $"{Folder}/{type}.cs";
        var rules = checkout.Files(Folder).Select(f => RuleHead().Match(checkout.Read(f))).Where(static m => m.Success).ToList();
        var page = CaseScaffold.FileOf("lint", name);
        problem =
            rules.Exists(r => r.Groups["name"].Value == name) || checkout.Holds(file) ? $"there is a lint rule `{name}`"
            : checkout.Holds(page) ? $"{page} is there already"
            : "";
        if (problem.Length > 0)
        {
            return null;
        }

        // Identifiers are never used again: the next one is above all there are.
        var number = rules.Max(static r => int.Parse(r.Groups["number"].Value, CultureInfo.InvariantCulture)) + 1;
        var source = Source(type, number, name);
        return new Scaffold(
            [(file, source), (page, Cases(name))],
            [
                ThingList.With(checkout, "src/Sluice.Core/Linting/LintRules.cs", $"new {type}()"),
                (GeneratedFiles.LintPage, LintPageWriter.Write(checkout, [source])),
            ],
            "a lint rule",
            $"\"DisplayName~{name}.md\""
        );
    }

    private static string Source(string type, int number, string name)
    {
        // As the formatter breaks it.
        var (own, above) = (
            $"internal sealed class {type}()",
            $": LintRule({number}, \"{name}\", \"purpose `{{0}}` has no name of its own yet\")"
        );
        var head = own.Length + 1 + above.Length <= LineLength ? $"{own} {above}" : $"{own}\n    {above}";
        return Scaffold.Text(
            $$"""
            namespace Sluice.Core.Linting.Rules;

            /// <summary>@@: what it finds, in a few words.</summary>
            /// <remarks>
            /// <para>
            /// @@: when it is found, what is wrong with it and how it is put right. As it stands, the rule finds every purpose that is called
            /// <c>todo</c>.
            /// </para>
            /// </remarks>
            /// <example>
            /// <code>
            /// category contact
            /// purpose todo
            /// partner helpdesk { in IE }
            /// rule support { allow contact to helpdesk for todo }
            /// </code>
            /// <code>
            /// category contact
            /// purpose support
            /// partner helpdesk { in IE }
            /// rule support { allow contact to helpdesk for support }
            /// </code>
            /// </example>
            {{head}}
            {
                // @@: the findings. The context holds the names, the program, its flows and the trees; `At` makes a finding anywhere, with a
                // hint or a fix.
                internal override IEnumerable<LintFinding> Find(LintContext context) =>
                    OfOwn(context.Vocabulary.Purposes.All.Where(static p => p.Name == "todo"));
            }

            """
        );
    }

    private static string Cases(string name) =>
        Scaffold.Text(
            $$"""
            # {{name}}

            @@: why what is found is hardly meant.

            ```sluice
            category contact
            purpose support
            partner helpdesk { in IE }
            rule help { allow contact to helpdesk for support }
            ```

            ```command
            sluice lint --only {{name}}
            ```

            ## Found

            ```sluice
            purpose todo
            ```

            ```diagnostics
            ```

            ## Left alone

            ```sluice
            purpose done
            ```

            ```diagnostics
            ```

            """
        );

    [GeneratedRegex(@"\)\s+: LintRule\(\s*(?<number>\d+),\s+""(?<name>[a-z0-9-]+)"",")]
    private static partial Regex RuleHead();
}
