using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Records;

/// <summary>The queries of three examples in every dialect, as a reviewer sees them, and of names and values that look like SQL.</summary>
public class SqlSnapshotTests
{
    private const string Folder = "tests/Sluice.Tests/Records/Queries";

    private static readonly (string Policies, string Transfer)[] Examples =
    [
        ("app_store_scoring", "app_store_consented"),
        ("app_store_scoring", "settlement_everybody"),
        ("retail_ads", "audience"),
    ];

    public static TheoryData<string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (policies, transfer) in Examples)
        {
            foreach (var dialect in SqlDialects.Names)
            {
                data.Add(policies, transfer, dialect);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_query_is_the_accepted_one(string policies, string transfer, string dialect) =>
        Compare($"{transfer}.{dialect}", Query(policies, transfer, dialect));

    public static TheoryData<string> Dialects() => [.. SqlDialects.Names];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Names_and_values_that_look_like_SQL_are_quoted(string dialect)
    {
        var query = RecordCase.Of(HostileNames.Policy, HostileNames.Manifest(dialect)).Sql(dialect, out var diagnostics);

        Assert.Empty(diagnostics.ToSorted().Select(static d => d.ToString()));
        Compare($"hostile_names.{dialect}", query);
    }

    private static void Compare(string name, string query) => AcceptedText.Matches($"{Folder}/{name}.verified.txt", query);

    private static string Query(string policies, string transfer, string dialect)
    {
        var files = Repository
            .Files("policies/" + policies)
            .Concat(Repository.Files("policies/common"))
            .Where(static f => f.EndsWith(".sluice", StringComparison.Ordinal))
            .ToDictionary(
                f => f.Replace($"policies/{policies}/", "", StringComparison.Ordinal).Replace("policies/", "../", StringComparison.Ordinal),
                Repository.Read,
                StringComparer.Ordinal
            );
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(files));
        Assert.NotNull(compiled.Program);
        var manifest = new SourceText(transfer + ".yaml", Repository.Read($"policies/{policies}/transfers/{transfer}.yaml"));
        var diagnostics = new DiagnosticBag();
        var plan = TransferPlanner.Plan(
            new PolicyEngine(compiled.Program),
            ManifestReader.Read(manifest, compiled.Vocabulary).Transfers[0],
            null,
            diagnostics
        );
        var query = TransferQueries.Write(plan!, TableMap.Empty, SqlDialects.Find(dialect)!, diagnostics);
        Assert.Empty(diagnostics.ToSorted());
        return query;
    }
}
