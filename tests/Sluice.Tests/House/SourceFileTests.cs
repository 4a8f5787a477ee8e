using System.Text.RegularExpressions;
using Sluice.Core.Binding;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.House;

public partial class SourceFileTests
{
    private const int Longest = 400;

    /// <summary>Files that may be longer, each with the reason.</summary>
    private static readonly Dictionary<string, string> Longer = new(StringComparer.Ordinal)
    {
        ["src/Sluice.Syntax/Syntax/SyntaxKind.cs"] = "one enum with a line of documentation for each kind: a list has no parts",
    };

    [Fact]
    public void A_file_can_be_read_in_one_go() =>
        Assert.Empty(
            Repository
                .Sources()
                .Where(static f => !Longer.ContainsKey(f))
                .Select(static f => (File: f, Lines: Repository.Lines(f).Length))
                .Where(static f => f.Lines > Longest)
                .Select(static f => $"{f.File} has {f.Lines} lines; split it by purpose ({Longest} are the limit, 150 the aim)")
        );

    [Fact]
    public void An_exception_from_the_limit_is_still_needed() =>
        Assert.All(Longer, static e =>
            Assert.True(Repository.Lines(e.Key).Length > Longest, $"{e.Key} is short enough now: take it off the list")
        );

    [Fact]
    public void A_file_holds_one_public_type_and_is_named_like_it()
    {
        var wrong = new List<string>();
        foreach (var file in Repository.Sources())
        {
            var names = PublicType()
                .Matches(Repository.Read(file))
                .Select(static m => m.Groups["name"].Value)
                .Distinct(StringComparer.Ordinal)
                .ToArray();

            // `BindingDiagnostics.Names.cs` is a part of `BindingDiagnostics`.
            var expected = Path.GetFileName(file).Split('.')[0];
            if (names.Length > 1)
            {
                wrong.Add($"{file} holds {string.Join(", ", names)}: one public type per file");
            }
            else if (names.Length == 1 && !string.Equals(names[0], expected, StringComparison.Ordinal))
            {
                wrong.Add($"{file} holds {names[0]}: name it like its type");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_namespace_follows_the_folder()
    {
        var wrong = new List<string>();
        foreach (var file in Repository.Sources())
        {
            var match = FileScopedNamespace().Match(Repository.Read(file));
            var expected = string.Join('.', Repository.WithoutVariant(file).Split('/')[1..^1]);
            if (
                match.Success
                    ? match.Groups["name"].Value != expected
                    : Path.GetFileName(file) is not ("Program.cs" or "AssemblyInfo.cs" or "Usings.cs")
            )
            {
                wrong.Add($"{file}: expected `namespace {expected};`");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void What_differs_between_builds_stands_in_files_of_its_own() =>
        Assert.Empty(
            Repository
                .Sources()
                .Where(static f => f.StartsWith("src/", StringComparison.Ordinal) && Directive().IsMatch(Repository.Read(f)))
                .Select(static f => $"{f} has a part for one build only: put it below Variants")
        );

    [GeneratedRegex(@"^\s*#\s*(if|elif|define)\b", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(
        @"^public (?:(?:sealed|static|abstract|readonly|ref|partial|unsafe) )*(?:class|record struct|record class|record|struct|enum|interface) (?<name>\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex FileScopedNamespace();
}
