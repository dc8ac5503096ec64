import type { Slot } from '../seed/slots.js';
import type { DocumentReference } from 'fhir/r3.js';
import type { AdviceRecord } from './advice/advice-record.js';
import { fileIdOf, type StoredFile } from './attachments.js';
import type { ReferralRecord } from './referral-record.js';
import { appointmentIdOf, appointmentOf } from './referral-view.js';
import type { ErsAppointment } from './wire-types.js';

/** The record that a file belongs to. */
export interface Attachment {
  readonly kind: 'referral' | 'advice';
  readonly ubrn: string;
}

/** An appointment as it is read by itself. */
export interface KeptAppointment {
  readonly ubrn: string;
  readonly appointment: ErsAppointment;
}

/** What e-RS remembers. */
export interface Store {
  referral(ubrn: string): ReferralRecord | undefined;
  referrals(): Iterable<ReferralRecord>;
  /** Adds a referral, or replaces the one with its UBRN. */
  putReferral(record: ReferralRecord): void;
  /** An appointment with the referral it is, or was, for. A referral that is booked anew leaves its last one behind. */
  appointment(id: string): KeptAppointment | undefined;
  advice(ubrn: string): AdviceRecord | undefined;
  advices(): Iterable<AdviceRecord>;
  putAdvice(record: AdviceRecord): void;
  file(id: string): StoredFile | undefined;
  addFile(file: StoredFile): void;
  /** Notes which record a document's file belongs to. */
  attach(document: DocumentReference, to: Attachment): void;
  attachmentOf(fileId: string): Attachment | undefined;
  slots(serviceId: string): readonly Slot[];
  slot(id: string): Slot | undefined;
  addSlots(slots: readonly Slot[]): void;
  /** Whether a slot is still to be had. */
  isFree(slotId: string): boolean;
  /** Takes a slot, or gives it back. */
  setFree(slotId: string, free: boolean): void;
  /** Keeps everybody else from writing a record; `undefined` when somebody else does so already. */
  lock(id: string): (() => void) | undefined;
  /** Forgets everything. */
  clear(): void;
  /** All of it, as JSON can hold it, files as base64. */
  snapshot(): StoreSnapshot;
  /** Forgets everything, and takes in a snapshot. */
  restore(snapshot: StoreSnapshot): void;
  /** The next number of a kind, for ids. */
  nextNumber(kind: 'ubrn' | 'appointment' | 'attachment' | 'communication'): number;
}

/** What a store remembers, for keeping. */
export interface StoreSnapshot {
  readonly referrals: readonly ReferralRecord[];
  readonly appointments: readonly KeptAppointment[];
  readonly advices: readonly AdviceRecord[];
  readonly files: readonly (Omit<StoredFile, 'bytes'> & { readonly bytes: string })[];
  readonly attachments: readonly (readonly [fileId: string, to: Attachment])[];
  readonly slots: readonly Slot[];
  /** Ids of the slots that are taken. */
  readonly taken: readonly string[];
  readonly numbers: Readonly<Record<keyof typeof firstNumbers, number>>;
}

const firstNumbers = {
  ubrn: 500_000_000_000,
  appointment: 65_000,
  attachment: 75_000,
  communication: 81_000,
};

/** An empty store. */
export function createStore(): Store {
  const referrals = new Map<string, ReferralRecord>();
  const appointments = new Map<string, KeptAppointment>();
  const locked = new Set<string>();
  const slots = new Map<string, Slot>();
  const taken = new Set<string>();
  const files = new Map<string, StoredFile>();
  const attachments = new Map<string, Attachment>();
  const advices = new Map<string, AdviceRecord>();
  const numbers = { ...firstNumbers };
  const clear = (): void => {
    for (const each of [referrals, appointments, locked, slots, taken, files, attachments, advices])
      each.clear();
    Object.assign(numbers, firstNumbers);
  };
  return {
    referral: (ubrn) => referrals.get(ubrn),
    referrals: () => referrals.values(),
    putReferral(record) {
      const { resource } = record;
      referrals.set(resource.id, record);
      const [id, appointment] = [appointmentIdOf(resource), appointmentOf(resource)];
      if (id !== undefined && appointment)
        appointments.set(id, { ubrn: resource.id, appointment: { ...appointment, id } });
    },
    appointment: (id) => appointments.get(id),
    advice: (ubrn) => advices.get(ubrn),
    advices: () => advices.values(),
    putAdvice(record) {
      advices.set(record.resource.id, record);
    },
    attach(document, to) {
      attachments.set(fileIdOf(document), to);
    },
    attachmentOf: (fileId) => attachments.get(fileId),
    file: (id) => files.get(id),
    addFile(file) {
      files.set(file.id, file);
    },
    slots: (serviceId) => [...slots.values()].filter((slot) => slot.serviceId === serviceId),
    slot: (id) => slots.get(id),
    addSlots(more) {
      for (const slot of more) slots.set(slot.id, slot);
    },
    isFree: (slotId) => slots.has(slotId) && !taken.has(slotId),
    setFree(slotId, free) {
      if (free) taken.delete(slotId);
      else taken.add(slotId);
    },
    lock(id) {
      if (locked.has(id)) return undefined;
      locked.add(id);
      return () => void locked.delete(id);
    },
    clear,
    snapshot: () => ({
      referrals: [...referrals.values()],
      appointments: [...appointments.values()],
      advices: [...advices.values()],
      files: [...files.values()].map((file) => ({
        ...file,
        bytes: Buffer.from(file.bytes).toString('base64'),
      })),
      attachments: [...attachments],
      slots: [...slots.values()],
      taken: [...taken],
      numbers: { ...numbers },
    }),
    restore(snapshot) {
      clear();
      for (const record of snapshot.referrals) referrals.set(record.resource.id, record);
      for (const kept of snapshot.appointments) appointments.set(kept.appointment.id, kept);
      for (const record of snapshot.advices) advices.set(record.resource.id, record);
      for (const file of snapshot.files)
        files.set(file.id, { ...file, bytes: new Uint8Array(Buffer.from(file.bytes, 'base64')) });
      for (const [fileId, to] of snapshot.attachments) attachments.set(fileId, to);
      for (const slot of snapshot.slots) slots.set(slot.id, slot);
      for (const id of snapshot.taken) taken.add(id);
      Object.assign(numbers, snapshot.numbers);
    },
    nextNumber: (kind) => (numbers[kind] += 1),
  };
}
