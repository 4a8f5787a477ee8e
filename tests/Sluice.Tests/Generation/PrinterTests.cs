using Sluice.Reference;
using Sluice.Reference.Generation;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Sluice.Tests.Generation;

/// <summary>Texts say what the records say.</summary>
public sealed class PrinterTests
{
    [Fact]
    public void Yaml_and_json_are_the_same_manifest()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var manifest = CaseGen.Make(seed).Manifest;
            var plain = Read(ManifestPrinter.Yaml(manifest));
            Assert.Equal(plain, Read(ManifestPrinter.Yaml(manifest, seed + 1)));
            Assert.Equal(plain, Read(ManifestPrinter.Json(manifest, seed + 1)));
        }
    }

    [Fact]
    public void The_example_is_printed_as_the_language_writes_it()
    {
        var text = PolicyPrinter.Print(ExamplePolicy.Policy)["policy.sluice"];
        string[] expected =
        [
            "category account {\n  id #identifier domain 100000000\n",
            "category risk_score from credit, account\n",
            "  app_store_scoring links\n",
            "region eea { AT BE DE FR }\n",
            "partner apple #platform {\n  in US, IE\n}\n",
            "subject attribute paid_abroad : boolean\n",
            "population users.minors = age < 14\n",
            "consent third_party_provision {\n  kind opt_in\n  of account, credit\n  to alipay\n  for payment, fraud\n  lasts 12 months\n}\n",
            "agreement alipay_outsourcing {\n  with alipay\n  role processor\n  of account, credit.payment\n  for payment.cross_border\n  from 2018-04-01\n  evidence supervision, public_notice\n}\n",
            "form identified < pseudonymised < anonymised\n",
            "technique sha256 {\n  yields identified when enumerable\n  yields pseudonymised\n}\n",
            "technique aggregate (k : integer) {\n  yields anonymised when k >= 50\n}\n",
            "duty delete (within : duration)\n",
            "  allow account, credit.payment except account.subscription\n  to alipay\n  for fraud.app_store_scoring\n  about users.paid_abroad\n  when form >= pseudonymised\n",
            "  deny any\n  to partners outside KR\n  unless consent overseas_transfer\n  but not {\n    for payment.cross_border\n    when agreement alipay_outsourcing\n  }\n",
            "  require retention <= 90 days of credit\n",
            "  oblige delete(within: 90 days) of credit\n",
        ];
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Mixed_operators_get_parentheses()
    {
        var condition = Is.And(Is.True("a"), Is.Or(Is.True("b"), Is.Not(Is.And(Is.True("c"), Is.True("d")))));
        Assert.Equal("a and (b or not (c and d))", ConditionPrinter.Print(condition));
    }

    private static string Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Sorted(stream.Documents.Single().RootNode);
    }

    private static string Sorted(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => "{"
                + string.Join(",", map.Select(e => Sorted(e.Key) + ":" + Sorted(e.Value)).Order(StringComparer.Ordinal))
                + "}",
            YamlSequenceNode list => "[" + string.Join(",", list.Select(Sorted)) + "]",
            _ => ((YamlScalarNode)node).Value!,
        };
}
