// The bank, as far as a clerk meets it: it takes an order and writes an answer and a statement about it.

import { dateIn } from './dates.mjs';

const find = (xml, name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';

/** What an order (pain.001) asks for. */
export function readOrder(xml) {
  const head = xml.slice(0, xml.indexOf('<CdtTrfTxInf>'));
  const payments = xml
    .split('<CdtTrfTxInf>')
    .slice(1)
    .map((part) => ({
      id: find(part, 'EndToEndId'),
      amount: /<InstdAmt Ccy="CHF">([0-9.]+)</.exec(part)?.[1] ?? '0',
      name: find(/<Cdtr>.*?<\/Cdtr>/s.exec(part)?.[0] ?? '', 'Nm'),
      iban: find(/<CdtrAcct>.*?<\/CdtrAcct>/s.exec(part)?.[0] ?? '', 'IBAN'),
      text: find(part, 'Ustrd'),
    }));
  return {
    message: find(head, 'MsgId'),
    part: find(head, 'PmtInfId'),
    account: find(/<DbtrAcct>.*?<\/DbtrAcct>/s.exec(head)?.[0] ?? '', 'IBAN'),
    payments,
  };
}

/**
 * The bank's answer (pain.002): what it has taken on, and what it refuses.
 * @param {ReturnType<typeof readOrder>} order
 * @param {Record<string, string>} [refused] codes by payment
 */
export function answer(order, refused = {}) {
  const one = ({ id }) => {
    const code = refused[id];
    const why = code ? `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>` : '';
    const status = code ? 'RJCT' : 'ACCP';
    return `<TxInfAndSts><OrgnlInstrId>${id}</OrgnlInstrId><OrgnlEndToEndId>${id}</OrgnlEndToEndId><TxSts>${status}</TxSts>${why}</TxInfAndSts>`;
  };
  const group = Object.keys(refused).length === 0 ? 'ACCP' : 'PART';
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>A-${order.message.slice(0, 33)}</MsgId><CreDtTm>${dateIn(0)}T10:00:00Z</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${order.message}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>${group}</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${order.part}</OrgnlPmtInfId><PmtInfSts>${group}</PmtInfSts>
${order.payments.map(one).join('\n')}
</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
`;
}

const rappen = (amount) => Math.round(Number(amount) * 100);
const francs = (amount) => (amount / 100).toFixed(2);

/**
 * A statement (camt.053) on which the order is booked as one sum with its parts, and what else is given: entries of
 * other payments, each `{ amount, credit?, name?, text?, id?, back? }`; `back` is the code with which a payment came back.
 * @param {string} account
 * @param {ReturnType<typeof readOrder> | undefined} order
 * @param {{ amount: string, credit?: boolean, name?: string, text?: string, id?: string, iban?: string, back?: string }[]} [others]
 * @param {string} [id] the bank's name for it
 */
export function statement(account, order, others = [], id = 'S-1') {
  const day = dateIn(0);
  const details = (one, direction) => {
    const party = direction === 'DBIT' ? 'Cdtr' : 'Dbtr';
    const who = one.name ? `<${party}><Pty><Nm>${one.name}</Nm></Pty></${party}>` : '';
    const where = one.iban ? `<${party}Acct><Id><IBAN>${one.iban}</IBAN></Id></${party}Acct>` : '';
    const refs = one.id ? `<Refs><EndToEndId>${one.id}</EndToEndId></Refs>` : '';
    const text = one.text ? `<RmtInf><Ustrd>${one.text}</Ustrd></RmtInf>` : '';
    const back = one.back ? `<RtrInf><Rsn><Cd>${one.back}</Cd></Rsn></RtrInf>` : '';
    return `<TxDtls>${refs}<Amt Ccy="CHF">${one.amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${who || where ? `<RltdPties>${who}${where}</RltdPties>` : ''}${text}${back}</TxDtls>`;
  };
  const entry = (amount, direction, reference, inside) =>
    `<Ntry><Amt Ccy="CHF">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt><AcctSvcrRef>${reference}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>OTHR</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>${inside}</NtryDtls></Ntry>`;
  const entries = [];
  let moved = 0;
  if (order) {
    const sum = order.payments.reduce((all, one) => all + rappen(one.amount), 0);
    moved -= sum;
    const batch = `<Btch><PmtInfId>${order.part}</PmtInfId><NbOfTxs>${order.payments.length}</NbOfTxs><TtlAmt Ccy="CHF">${francs(sum)}</TtlAmt><CdtDbtInd>DBIT</CdtDbtInd></Btch>`;
    entries.push(entry(francs(sum), 'DBIT', `${id}-B`, batch + order.payments.map((one) => details(one, 'DBIT')).join('\n')));
  }
  for (const [index, one] of others.entries()) {
    const direction = one.credit ? 'CRDT' : 'DBIT';
    moved += one.credit ? rappen(one.amount) : -rappen(one.amount);
    entries.push(entry(one.amount, direction, `${id}-${index + 1}`, details(one, direction)));
  }
  const balance = (code, amount) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="CHF">${francs(amount)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  const opening = 10_000_000;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M-${id}</MsgId><CreDtTm>${day}T18:00:00Z</CreDtTm></GrpHdr>
<Stmt><Id>${id}</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>${day}T18:00:00Z</CreDtTm><FrToDt><FrDtTm>${day}T00:00:00Z</FrDtTm><ToDtTm>${day}T23:59:59Z</ToDtTm></FrToDt>
<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>CHF</Ccy></Acct>
${balance('OPBD', opening)}${balance('CLBD', opening + moved)}
${entries.join('\n')}
</Stmt></BkToCstmrStmt></Document>
`;
}

/** As a file chooser hands it over. */
export const asFile = (name, text) => ({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });
