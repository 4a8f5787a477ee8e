namespace Sluice.Tests.Syntax;

/// <summary>A policy that uses every part of the language.</summary>
internal static class WholeLanguage
{
    internal const string Text = """
        use "../common/regions.sluice"

        // --- vocabulary -----------------------------------------------------------------------------
        category account "Account and contact data" {
          id            "Account ID"            #identifier  domain 100_000_000      // how many values there are
          phone         "Mobile phone number"   #identifier  domain 100_000_000
          email         "E-mail address"        #identifier  domain 5_000_000_000
          subscription  "Subscription details"
        }
        category credit "Personal credit information" #sensitive {
          order "Order"   payment "Payments made"   balance "Wallet balance"   remittance "Money sent to others"
        }
        category risk_score "Score made of the above" from credit, account      // derived data

        purpose payment { domestic   cross_border "Settling a payment made abroad" }
        purpose fraud {
          app_store_scoring "Score an App Store customer's risk" links   // cannot work without matching people
        }

        region eea { AT BE DE FR }
        partner alipay "Alipay" { in SG }
        partner apple  "Apple" #platform { in US, IE }                  // partners nest: partner ant { in CN  antom { in SG } }

        subject attribute paid_abroad : boolean "Has made a payment abroad"
        subject attribute age         : integer

        population users "Everyone with an account"
        population users.paid_abroad = paid_abroad
        population users.minors      = age < 14

        consent third_party_provision "Provision to a third party" {
          kind   opt_in                       // opt_in | opt_out | notice
          of     account, credit   to alipay  for payment, fraud
          lasts  12 months
        }
        consent overseas_transfer { kind opt_in  of any  to alipay  for any }

        agreement alipay_outsourcing "Outsourcing agreement" {
          with      alipay
          role      processor                 // processor | joint_controller | controller
          of        account, credit.payment   for payment.cross_border
          from      2018-04-01
          evidence  supervision, public_notice          // without both, the role does not stand
        }

        form identified < pseudonymised < anonymised    // weakest first

        technique sha256 "SHA-256, no key" {
          yields identified when enumerable             // the category's values can be tried out
          yields pseudonymised
        }
        technique hmac "Keyed hash, key kept by the sender" { yields pseudonymised }
        technique aggregate "Counts over at least k people" (k : integer) { yields anonymised when k >= 50 }

        attribute encrypted_in_transit : boolean        // a further fact that manifests may state

        duty delete "Delete what was received" (within : duration)

        // --- rules ----------------------------------------------------------------------------------
        rule settle_abroad "A payment abroad needs the payer's order, nothing more" {
          allow   credit.order, credit.payment
          to      alipay
          for     payment.cross_border
          about   users.paid_abroad
        }

        rule score_for_app_store {
          allow   account, credit.payment except account.subscription
          to      alipay
          for     fraud.app_store_scoring
          about   users.paid_abroad
          when    form >= pseudonymised
        }

        rule third_party_needs_consent "Provision to a third party needs consent" {
          deny    account, credit
          when    role = third_party
          unless  consent third_party_provision
          cite    "PIPA art. 17", "Credit Information Act art. 32"
          because "Outsourcing stands only for the sender's own work, under its supervision"
        }

        rule overseas_gate {
          deny    any
          to      partners outside KR
          unless  consent overseas_transfer
          but not { for payment.cross_border  when agreement alipay_outsourcing }
          cite    "PIPA art. 28-8"
        }

        rule suspended { deny any to alipay  from 2024-05-22  because "Suspended during the inspection" }

        rule keep_briefly  { require retention <= 90 days  of credit }
        rule delete_credit { oblige delete(within: 90 days)  of credit }

        // --- promises and tests ---------------------------------------------------------------------
        invariant no_credit_abroad_without_consent {
          never   credit  to partners outside KR
          unless  consent overseas_transfer or agreement alipay_outsourcing
        }

        test "the daily App Store file is denied" {
          transfer account.phone, credit.balance
            to alipay  for fraud.app_store_scoring  about users  on 2024-05-21
            with technique sha256, consent third_party_provision none, consent overseas_transfer none
          expect deny by third_party_needs_consent, overseas_gate      // at least these; `by only` = exactly these
        }

        test "how long payments are kept" {
          transfer credit.payment to alipay for payment.cross_border about users.paid_abroad on 2024-05-21
          with consent overseas_transfer all, consent third_party_provision all
          cases {
            "as long as needed"  with retention = 90 days  expect allow by settle_abroad
            "longer"             with retention = 91 days  expect deny by only keep_briefly
            "after the stop"     on 2024-05-22             expect deny by suspended
          }
        }
        """;
}
