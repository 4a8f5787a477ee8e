using System.Globalization;
using System.Text;

namespace Sluice.Benchmarks;

/// <summary>
/// Rules and requests drawn with a fixed seed: 250 categories, 200 partners, 50 purposes, 8 boolean facts; six requests of ten are allowed.
/// </summary>
public sealed class Workload
{
    public const int Categories = 250;
    public const int Partners = 200;
    public const int Purposes = 50;
    public const int Flags = 8;
    public const int FactSets = 4;
    private const int Requested = 1000;

    public Workload(int rules)
    {
        var dice = new Random(20_180_401 + rules);
        Rules = [.. Enumerable.Range(0, rules).Select(n => Draw(dice, n))];
        Facts = [.. Enumerable.Range(0, FactSets).Select(_ => Enumerable.Range(0, Flags).Select(_ => dice.Next(4) > 0).ToArray())];
        Requests = [.. DrawRequests(dice)];
        Expected = [.. Requests.Select(Answer)];
    }

    /// <summary>The rules.</summary>
    public WorkloadRule[] Rules { get; }

    /// <summary>The sets of facts.</summary>
    public bool[][] Facts { get; }

    /// <summary>The flows to decide.</summary>
    public WorkloadRequest[] Requests { get; }

    /// <summary>The answers, found by trying every rule: what every engine has to give before it is timed.</summary>
    public bool[] Expected { get; }

    public static string CategoryName(int number) => string.Create(CultureInfo.InvariantCulture, $"group_{number / 10}.item_{number % 10}");

    public static string PartnerName(int number) => string.Create(CultureInfo.InvariantCulture, $"partner_{number}");

    public static string PurposeName(int number) => string.Create(CultureInfo.InvariantCulture, $"purpose_{number}");

    /// <summary>The rules as a policy.</summary>
    public string ToPolicy()
    {
        var text = new StringBuilder();
        for (var group = 0; group < Categories / 10; group++)
        {
            text.Append($"category group_{group} {{ {string.Join("  ", Enumerable.Range(0, 10).Select(static i => $"item_{i}"))} }}\n");
        }

        text.Append(string.Concat(Enumerable.Range(0, Purposes).Select(static p => $"purpose {PurposeName(p)}\n")));
        text.Append(string.Concat(Enumerable.Range(0, Partners).Select(static p => $"partner {PartnerName(p)} {{ in IE }}\n")));
        text.Append(string.Concat(Enumerable.Range(0, Flags).Select(static f => $"attribute flag_{f} : boolean\n")));
        foreach (var rule in Rules)
        {
            text.Append(
                    $"\nrule rule_{rule.Number} \"Rule number {rule.Number}\" {{\n  {(rule.Allow ? "allow" : "deny ")}  {string.Join(", ", rule.Categories.Select(CategoryName))}\n"
                )
                .Append(
                    $"  to     {string.Join(", ", rule.Partners.Select(PartnerName))}\n  for    {string.Join(", ", rule.Purposes.Select(PurposeName))}\n"
                )
                .Append(rule.Flag < 0 ? "" : $"  when   flag_{rule.Flag}\n")
                .Append("}\n");
        }

        return text.ToString();
    }

    /// <summary>A set of facts as a manifest.</summary>
    public string ToManifest(int factSet) =>
        $"transfer: t\nto: partner_0\npurpose: purpose_0\non: 2026-01-15\nattributes: {{ {string.Join(", ", Facts[factSet].Select(static (f, i) => $"flag_{i}: {(f ? "true" : "false")}"))} }}\n"
        + "datasets: { d: { fields: { f: { category: group_0.item_0 } } } }\n";

    private bool Answer(WorkloadRequest request) =>
        Rules.Any(r => r.Allow && r.Decides(request)) && !Rules.Any(r => !r.Allow && r.Decides(request));

    private static WorkloadRule Draw(Random dice, int number) =>
        new(
            number,
            dice.Next(4) > 0,
            Some(dice, Categories, 6),
            Some(dice, Partners, 6),
            Some(dice, Purposes, 4),
            dice.Next(2) == 0 ? dice.Next(Flags) : -1
        );

    private static int[] Some(Random dice, int of, int most) =>
        [.. Enumerable.Range(0, dice.Next(1, most)).Select(_ => dice.Next(of)).Distinct().Order()];

    private IEnumerable<WorkloadRequest> DrawRequests(Random dice)
    {
        var allowed = 0;
        var refused = 0;
        while (allowed + refused < Requested)
        {
            var set = dice.Next(FactSets);
            var near = Rules[dice.Next(Rules.Length)];
            var request =
                dice.Next(5) > 0
                    ? new WorkloadRequest(One(dice, near.Categories), One(dice, near.Partners), One(dice, near.Purposes), set, Facts[set])
                    : new WorkloadRequest(dice.Next(Categories), dice.Next(Partners), dice.Next(Purposes), set, Facts[set]);
            if (Answer(request) ? allowed < Requested * 6 / 10 : refused < Requested * 4 / 10)
            {
                _ = Answer(request) ? allowed++ : refused++;
                yield return request;
            }
        }
    }

    private static int One(Random dice, int[] of) => of[dice.Next(of.Length)];
}
