using Sluice.Cli.Rendering;
using Sluice.Core.Model;

namespace Sluice.Cli.Snapshots;

/// <summary>Reads the lines of an accepted verdict, one after the other.</summary>
/// <param name="transfers">Where what they say goes. A transfer named a second time, as a merge may leave it, is the same one.</param>
internal sealed class VerdictLines(List<AcceptedTransfer> transfers)
{
    private const string AnyVerdict = "`allow`, `restrict`, `undetermined` or `deny`";

    private AcceptedTransfer? current;

    /// <summary>What the last line that was none should have been.</summary>
    public string Expected { get; private set; } = "";

    /// <summary>Adds what a line says.</summary>
    /// <returns>Whether it is one; where not, nothing is added.</returns>
    public bool TryAdd(string line) =>
        line.Split(' ', 2) switch
        {
            ["transfer", var rest] => Transfer(rest),
            ["day", var rest] => current is null ? Wrong("`transfer` before `day`") : Day(current, rest),
            ["flow", var rest] => current is null ? Wrong("`transfer` before `flow`") : Flow(current, rest),
            _ => Wrong("`transfer`, `day` or `flow`"),
        };

    private bool Transfer(string rest)
    {
        if (VerdictName.Read(rest, out var length, dots: false) is not { } name)
        {
            return Wrong("the name of a transfer");
        }

        if (length >= rest.Length || rest[length] != ' ' || Verdicts.Parse(rest[(length + 1)..]) is not { } verdict)
        {
            return Wrong($"{AnyVerdict} after the name");
        }

        current = transfers.Find(t => t.Name == name);
        if (current is null)
        {
            transfers.Add(current = new AcceptedTransfer(name));
        }

        current.Verdicts.Add(Verdicts.NameOf(verdict));
        return true;
    }

    private bool Day(AcceptedTransfer transfer, string rest)
    {
        if (rest.Split(' ') is not [var days, var name] || Verdicts.Parse(name) is not { } verdict)
        {
            return Wrong($"days and {AnyVerdict}");
        }

        if (DayText.Normal(days) is not { } normal)
        {
            return Wrong("days: `2024-05-21`, `2024-05-21..2024-06-01`, `2024-05-21..` or `unknown`");
        }

        transfer.Days.Add($"{normal} {Verdicts.NameOf(verdict)}");
        return true;
    }

    private bool Flow(AcceptedTransfer transfer, string line)
    {
        var rest = line.AsSpan();
        if (
            Next(ref rest, '.', dots: false) is not { } dataset
            || Next(ref rest, ' ', dots: false) is not { } field
            || Next(ref rest, ' ', dots: true) is not { } category
            || !Skip(ref rest, "> ")
            || Next(ref rest, ' ', dots: true) is not { } recipient
            || Next(ref rest, ' ', dots: true) is not { } purpose
            || !Skip(ref rest, ": ")
        )
        {
            return Wrong("`flow dataset.field category > recipient purpose : fact`");
        }

        if (Fact(rest.ToString()) is not { } fact)
        {
            return false;
        }

        transfer.FlowOf(new FlowName(dataset, field, category, recipient, purpose)).Add(fact);
        return true;
    }

    private AcceptedFact? Fact(string text)
    {
        var days = "";
        if (DaysAt(text) is var at and >= 0)
        {
            var written = text[(at + 2)..].Split(',');
            var normal = Array.ConvertAll(written, DayText.Normal);
            if (Array.Exists(normal, static d => d is null))
            {
                Wrong("days behind `@`: `2024-05-21`, `2024-05-21..2024-06-01` or `2024-05-21..`, divided by commas");
                return null;
            }

            days = string.Join(',', normal);
            text = text[..at];
        }

        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        var (kind, value) = blank < 0 ? (text, "") : (text[..blank], text[(blank + 1)..]);
        if (Problem(kind, value) is { } problem)
        {
            Wrong(problem);
            return null;
        }

        return new AcceptedFact(kind, value, days);
    }

    private static string? Problem(string kind, string value) =>
        kind switch
        {
            "allow" or "deny" or "undetermined" => value.Length == 0 ? null : $"nothing but days after `{kind}`",
            "restrict" => value.Length > 0 ? null : "the condition of `restrict`",
            AcceptedFact.Ground => value == AcceptedFact.NothingPermits
            || IsName(value.EndsWith(".*", StringComparison.Ordinal) ? value[..^2] : value)
                ? null
                : "the name of a rule, `*` or `REGIME.*` after `ground`",
            AcceptedFact.Regime => value.Split(' ') is [var name, var says]
            && IsName(name)
            && (says == "does_not_apply" || Verdicts.Parse(says) is not null)
                ? null
                : $"the name of a regime and {AnyVerdict} or `does_not_apply`",
            AcceptedFact.Unknown or AcceptedFact.Duty => value.Length > 0 ? null : $"what `{kind}` names",
            AcceptedFact.Form => IsName(value) ? null : "the name of a form",
            AcceptedFact.Role => Array.Exists(Enum.GetValues<Role>(), r => Roles.NameOf(r) == value)
                ? null
                : "a role: `controller`, `joint_controller`, `processor` or `third_party`",
            AcceptedFact.Claim => value.Split(" is ") is [var claimed, var found] && IsName(claimed) && IsName(found)
                ? null
                : "`claim FORM is FORM`",
            _ => "a fact: a verdict, `ground`, `regime`, `unknown`, `duty`, `form`, `role` or `claim`",
        };

    private static bool IsName(string text) => VerdictName.Read(text, out var length, dots: true) is not null && length == text.Length;

    /// <summary>Where the days of a fact begin, outside what is quoted; -1 where there are none.</summary>
    private static int DaysAt(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && VerdictName.EndOfQuoted(text.AsSpan(i)) is var quoted and > 0)
            {
                i += quoted - 1;
            }
            else if (text[i] == ' ' && i + 1 < text.Length && text[i + 1] == '@')
            {
                return i;
            }
        }

        return -1;
    }

    private static string? Next(ref ReadOnlySpan<char> rest, char end, bool dots)
    {
        if (VerdictName.Read(rest, out var length, dots) is not { } name || length >= rest.Length || rest[length] != end)
        {
            return null;
        }

        rest = rest[(length + 1)..];
        return name;
    }

    private static bool Skip(ref ReadOnlySpan<char> rest, string text)
    {
        var begins = rest.StartsWith(text, StringComparison.Ordinal);
        rest = begins ? rest[text.Length..] : rest;
        return begins;
    }

    private bool Wrong(string expected)
    {
        Expected = expected;
        return false;
    }
}
